namespace Perennial.Drift.Streaming;

/// <summary>Settings of <see cref="BayesianOnlineChangePoint"/>. The defaults are frouros's.</summary>
public sealed record BayesianOnlineChangePointOptions
{
    /// <summary>Mean of the prior on the mean of a segment, in the values' unit; default 0.</summary>
    public double PriorMean { get; init => field = Require.Finite(value, nameof(PriorMean)); }

    /// <summary>Variance of that prior, above 0; default 1. Make it wide enough for the means that may come.</summary>
    public double PriorVariance { get; init => field = Require.Positive(value, nameof(PriorVariance)); } = 1;

    /// <summary>Known variance of the values around the mean of their segment, above 0; default 1.</summary>
    public double DataVariance { get; init => field = Require.Positive(value, nameof(DataVariance)); } = 1;

    /// <summary>Probability of a change before each value, above 0 and below 1; default 0.01.</summary>
    public double Hazard { get; init => field = Require.InsideUnit(value, nameof(Hazard)); } = 0.01;

    /// <summary>Nothing is said before so many values, 1 or more; default 30.</summary>
    public long MinimumCount { get; init => field = Require.AtLeast(value, 1, nameof(MinimumCount)); } = 30;

    /// <summary>Segments this long or longer are one hypothesis, 2 or more; default 1,000.</summary>
    public int LongestRun { get; init => field = (int)Require.AtLeast(value, 2, nameof(LongestRun)); } = 1000;
}
