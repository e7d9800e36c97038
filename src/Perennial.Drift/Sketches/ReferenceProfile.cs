namespace Perennial.Drift.Sketches;

/// <summary>What is kept of one column of a reference instead of its rows: mergeable, bounded, and stored as bytes.</summary>
public abstract class ReferenceProfile
{
    private protected ReferenceProfile()
    {
    }

    /// <summary>Rows with a value, 0 or more.</summary>
    public abstract long Rows { get; }

    /// <summary>Rows without a value, 0 or more.</summary>
    public abstract long Missing { get; }

    /// <summary>Distinct values, estimated; see <see cref="HyperLogLog.RelativeError"/>.</summary>
    public abstract double Distinct { get; }

    /// <summary>Bytes that <see cref="Deserialize"/> reads back, bit for bit.</summary>
    /// <returns>The bytes, format version 1.</returns>
    public abstract byte[] Serialize();

    /// <summary>Reads what <see cref="Serialize"/> wrote, of either type.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>A <see cref="NumberProfile"/> or a <see cref="CategoryProfile"/>.</returns>
    /// <exception cref="FormatException">The bytes are cut, changed, or of another kind or version.</exception>
    public static ReferenceProfile Deserialize(ReadOnlySpan<byte> bytes) => SketchReader.KindOf(bytes) == SketchKind.CategoryColumn
        ? CategoryProfile.Read(bytes)
        : NumberProfile.Read(bytes);
}
