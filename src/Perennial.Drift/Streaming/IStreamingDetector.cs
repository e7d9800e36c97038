namespace Perennial.Drift.Streaming;

/// <summary>
/// Watches a stream, one value at a time, in constant memory and without allocating. Not for several threads at once.
/// </summary>
/// <remarks>Every one takes independent values unless it says otherwise: values that hang together in time alarm too often.</remarks>
public interface IStreamingDetector
{
    /// <summary>The values it takes.</summary>
    StreamInput Input { get; }

    /// <summary>Whether another unit of the values (all times a positive number, plus a number) leaves every answer as it is.</summary>
    bool IsScaleFree { get; }

    /// <summary>What it says after the newest value; stable before the first.</summary>
    DriftState State { get; }

    /// <summary>Values seen since construction or <see cref="Reset"/>, 0 or more.</summary>
    long Count { get; }

    /// <summary>Index, from 0, of the first value that the present evidence may rest on; at most <see cref="Count"/>.</summary>
    long Since { get; }

    /// <summary>Estimated index, from 0, of the first value of the change, from <see cref="Since"/> to the newest; null while stable.</summary>
    long? ChangeBegan { get; }

    /// <summary>Takes the next value.</summary>
    /// <param name="value">The value, as <see cref="Input"/> says.</param>
    /// <returns>The new state.</returns>
    /// <exception cref="ArgumentException">The value is NaN, infinite or out of range; nothing has changed.</exception>
    DriftState Update(double value);

    /// <summary>Forgets everything: the detector is as new.</summary>
    void Reset();

    /// <summary>What it knows now.</summary>
    /// <returns>A snapshot, unaffected by later updates.</returns>
    DetectorSnapshot Snapshot();

    /// <summary>Goes on from a snapshot, as if it had never stopped.</summary>
    /// <param name="snapshot">Of a detector of the same class and settings, taken by the same version of this library.</param>
    /// <exception cref="ArgumentException">The snapshot is of another class, other settings or another size.</exception>
    void Restore(DetectorSnapshot snapshot);
}
