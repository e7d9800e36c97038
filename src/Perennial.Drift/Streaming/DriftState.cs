namespace Perennial.Drift.Streaming;

/// <summary>What a streaming detector says of the stream after its newest value.</summary>
public enum DriftState
{
    /// <summary>Nothing speaks for a change.</summary>
    Stable,

    /// <summary>Something may have changed; detectors without a warning zone never say so.</summary>
    Warning,

    /// <summary>A change is declared. Most detectors start over with the next value.</summary>
    Drift,
}
