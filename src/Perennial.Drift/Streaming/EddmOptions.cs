namespace Perennial.Drift.Streaming;

/// <summary>Settings of <see cref="Eddm"/>. The defaults are the paper's; river's test takes 0.9 and 0.8.</summary>
public sealed record EddmOptions
{
    /// <summary>Warning below this share of the greatest distance, above 0 and below 1; default 0.95.</summary>
    public double WarningRatio { get; init => field = Require.InsideUnit(value, nameof(WarningRatio)); } = 0.95;

    /// <summary>Drift likewise; default 0.9.</summary>
    public double DriftRatio { get; init => field = Require.InsideUnit(value, nameof(DriftRatio)); } = 0.9;

    /// <summary>Nothing is said until more errors than this, 1 or more; default 30.</summary>
    public long MinimumErrors { get; init => field = Require.AtLeast(value, 1, nameof(MinimumErrors)); } = 30;

    /// <summary>Divides the squared deviations by the distances less 1 rather than by the distances; default false, as MOA and frouros.</summary>
    public bool UnbiasedVariance { get; init; }
}
