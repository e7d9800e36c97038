namespace Perennial.Drift.Sequential;

/// <summary>Settings of a confidence sequence. They must stand before the first look.</summary>
public sealed record ConfidenceSequenceOptions
{
    /// <summary>Chance that any look, ever, misses the truth: above 0 and below 1 (below 0.5 for one side); default 0.05.</summary>
    public double Alpha { get; init => field = Require.InsideUnit(value, nameof(Alpha)); } = 0.05;

    /// <summary>Clusters (of both arms together) near which the bounds are tightest, above 0; default 5,000. Any value is valid.</summary>
    public double ExpectedClusterCount { get; init => field = Require.Positive(value, nameof(ExpectedClusterCount)); } = 5000;

    /// <summary>Clusters per arm before the first finite interval, 2 or more; default 30. The bounds rest on a central limit.</summary>
    public long BurnInClusterCount { get; init => field = Require.AtLeast(value, 2, nameof(BurnInClusterCount)); } = 30;

    /// <summary>Which bounds the error is spent on; default both.</summary>
    public Side Side { get; init; } = Side.Both;
}
