namespace Perennial.Drift.Sequential;

/// <summary>Settings of a confidence sequence for a quantile. They must stand before the first look.</summary>
public sealed record QuantileOptions
{
    /// <summary>Which quantile, above 0 and below 1; default 0.95.</summary>
    public double Quantile { get; init => field = Require.InsideUnit(value, nameof(Quantile)); } = 0.95;

    /// <summary>Chance that any look, ever, misses the truth: above 0 and below 1; default 0.05, half to either side.</summary>
    public double Alpha { get; init => field = Require.InsideUnit(value, nameof(Alpha)); } = 0.05;

    /// <summary>Rows near which the bounds are tightest, above 0; default 5,000. Any value is valid.</summary>
    public double ExpectedRows { get; init => field = Require.Positive(value, nameof(ExpectedRows)); } = 5000;

    /// <summary>Least value told from smaller ones, above 0; default 0.001. Below it the lower bound is 0.</summary>
    public double Least { get; init => field = Require.Positive(value, nameof(Least)); } = 0.001;

    /// <summary>Largest value told from larger ones, above <see cref="Least"/>; default 100,000. Above it the upper bound is infinite.</summary>
    public double Largest { get; init => field = Require.Positive(value, nameof(Largest)); } = 100_000;

    /// <summary>Width of a bucket as a share of its value, above 0 and below 1; default 0.01. Bounds are rounded outwards to buckets, so they
    /// stay valid.</summary>
    public double BucketRatio { get; init => field = Require.InsideUnit(value, nameof(BucketRatio)); } = 0.01;
}
