namespace Perennial.Drift.Streaming;

/// <summary>Settings of <see cref="Rddm"/>. The defaults are the paper's.</summary>
public sealed record RddmOptions
{
    /// <summary>Warning above the lowest error rate by so many of its standard errors, above 0; default 1.773.</summary>
    public double WarningLevel { get; init => field = Require.Positive(value, nameof(WarningLevel)); } = 1.773;

    /// <summary>Drift likewise, above 0; default 2.258.</summary>
    public double DriftLevel { get; init => field = Require.Positive(value, nameof(DriftLevel)); } = 2.258;

    /// <summary>Nothing is said before so many values, 1 or more; default 129.</summary>
    public long MinimumCount { get; init => field = Require.AtLeast(value, 1, nameof(MinimumCount)); } = 129;

    /// <summary>A concept longer than this is counted anew from its newest values, 1 or more; default 40,000.</summary>
    public long LongestConcept { get; init => field = Require.AtLeast(value, 1, nameof(LongestConcept)); } = 40_000;

    /// <summary>How many of the newest values are kept to count anew from, 1 or more; default 7,000.</summary>
    public int KeptCount { get; init => field = (int)Require.AtLeast(value, 1, nameof(KeptCount)); } = 7000;

    /// <summary>A warning that lasts so many values is a drift, 1 or more; default 1,400.</summary>
    public long LongestWarning { get; init => field = Require.AtLeast(value, 1, nameof(LongestWarning)); } = 1400;
}
