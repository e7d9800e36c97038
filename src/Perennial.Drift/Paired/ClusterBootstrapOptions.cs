namespace Perennial.Drift.Paired;

/// <summary>How rows are drawn again.</summary>
public sealed record ClusterBootstrapOptions
{
    /// <summary>How often, at least 100; default 2,000, at which the end of a 95 % interval is off by a thirtieth of its half width or so.</summary>
    public int Replicates { get; init => field = (int)Require.AtLeast(value, 100, nameof(Replicates)); } = 2_000;

    /// <summary>Two-sided confidence of the interval, above 0 and below 1; default 0.95.</summary>
    public double Confidence { get; init => field = Require.InsideUnit(value, nameof(Confidence)); } = 0.95;

    /// <summary>Seed of the draws; default 1. The same seed gives the same interval.</summary>
    public int Seed { get; init; } = 1;
}
