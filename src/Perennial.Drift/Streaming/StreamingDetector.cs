using System.Runtime.InteropServices;

namespace Perennial.Drift.Streaming;

/// <summary>What all streaming detectors of this library share: counting, refusing, starting over, and snapshots of their memory.</summary>
public abstract class StreamingDetector : IStreamingDetector
{
    private readonly string settings;
    private Progress at;

    private protected StreamingDetector(object options, StreamInput input) => (settings, Input) = (SettingsText.Of(options), input);

    /// <inheritdoc/>
    public StreamInput Input { get; }

    /// <inheritdoc/>
    public virtual bool IsScaleFree => false;

    /// <inheritdoc/>
    public DriftState State => (DriftState)at.State;

    /// <inheritdoc/>
    public long Count => at.Count;

    /// <inheritdoc/>
    public long Since => at.Since;

    /// <inheritdoc/>
    public long? ChangeBegan => State == DriftState.Stable ? null : Math.Clamp(Origin, at.Since, at.Count - 1);

    /// <summary>Values since the evidence began anew, the newest among them.</summary>
    private protected long Age => at.Count - at.Since;

    /// <summary>Index of the newest value.</summary>
    private protected long Newest => at.Count - 1;

    /// <summary>Where the change began, as the method estimates it; asked only when there is one.</summary>
    private protected abstract long Origin { get; }

    /// <summary>The bits of everything that one value may change.</summary>
    private protected abstract Span<byte> Memory { get; }

    /// <summary>Windows of values, for detectors that keep some; of fixed lengths.</summary>
    private protected virtual double[][] Windows => [];

    /// <inheritdoc/>
    public DriftState Update(double value)
    {
        Check(value);
        if (at.State == (long)DriftState.Drift)
        {
            at.Since = StartOver();
        }

        at.Count++;
        var state = Judge(value);
        at.State = (long)state;
        return state;
    }

    /// <inheritdoc/>
    public void Reset()
    {
        at = default;
        foreach (var window in Windows)
        {
            Array.Clear(window);
        }

        Clear();
    }

    /// <inheritdoc/>
    public DetectorSnapshot Snapshot()
    {
        var bytes = new MemoryStream();
        bytes.Write(Bits(ref at));
        bytes.Write(Memory);
        foreach (var window in Windows)
        {
            bytes.Write(MemoryMarshal.AsBytes<double>(window));
        }

        return new(GetType().Name, settings, Convert.ToBase64String(bytes.GetBuffer(), 0, (int)bytes.Length));
    }

    /// <inheritdoc/>
    public void Restore(DetectorSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ReadOnlySpan<byte> bytes = Checked(snapshot);
        bytes = Take(bytes, Bits(ref at));
        bytes = Take(bytes, Memory);
        foreach (var window in Windows)
        {
            bytes = Take(bytes, MemoryMarshal.AsBytes(window.AsSpan()));
        }
    }

    /// <summary>Weighs the newest value, which is counted already.</summary>
    private protected abstract DriftState Judge(double value);

    /// <summary>Forgets the evidence; windows may keep what they hold when nothing reads it.</summary>
    private protected abstract void Clear();

    /// <summary>After a drift, before the next value: forgets what went before, and says since when the evidence runs.</summary>
    private protected virtual long StartOver()
    {
        Clear();
        return at.Count;
    }

    /// <summary>Moves the beginning of the evidence: a window has been cut.</summary>
    private protected void RestOn(long index) => at.Since = index;

    private protected static Span<byte> Bits<T>(ref T memory)
        where T : unmanaged => MemoryMarshal.AsBytes(new Span<T>(ref memory));

    private static ReadOnlySpan<byte> Take(ReadOnlySpan<byte> from, Span<byte> into)
    {
        from[..into.Length].CopyTo(into);
        return from[into.Length..];
    }

    private byte[] Checked(DetectorSnapshot snapshot)
    {
        if (snapshot.Detector != GetType().Name || snapshot.Settings != settings)
        {
            throw new ArgumentException(
                $"The snapshot is of {snapshot.Detector} ({snapshot.Settings}); this is {GetType().Name} ({settings}). Make the detector with the same settings.",
                nameof(snapshot));
        }

        var bytes = Convert.FromBase64String(snapshot.State);
        var needed = Bits(ref at).Length + Memory.Length + Windows.Sum(window => window.Length * sizeof(double));
        return bytes.Length == needed
            ? bytes
            : throw new ArgumentException($"The snapshot holds {bytes.Length} bytes where {needed} are needed: another version wrote it.", nameof(snapshot));
    }

    private void Check(double value)
    {
        var fits = Input switch
        {
            StreamInput.Number => double.IsFinite(value),
            StreamInput.UnitInterval => value is >= 0 and <= 1,
            _ => value is 0 or 1,
        };
        if (!fits)
        {
            Refuse(value);
        }
    }

    private void Refuse(double value) => throw new ArgumentException(
        $"Value {at.Count} of the stream is {value:R}; {GetType().Name} takes {Allowed}.", nameof(value));

    private string Allowed => Input switch
    {
        StreamInput.Number => "finite numbers: leave missing values out",
        StreamInput.UnitInterval => "numbers from 0 to 1: scale the values by their known range",
        _ => "0 and 1: 1 where the model erred",
    };

    private struct Progress
    {
        public long Count;
        public long Since;
        public long State;
    }
}
