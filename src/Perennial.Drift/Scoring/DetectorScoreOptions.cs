namespace Perennial.Drift.Scoring;

/// <summary>Which alarms count as having found a drift. Both ends count.</summary>
public sealed record DetectorScoreOptions
{
    /// <summary>So many values after the end of a drift at most, 1 or more; default 1,000.</summary>
    public long LatestDelay { get; init => field = Require.AtLeast(value, 1, nameof(LatestDelay)); } = 1000;

    /// <summary>So many values before its beginning at most, 0 or more; default 0.</summary>
    public long EarliestLead { get; init => field = Require.AtLeast(value, 0, nameof(EarliestLead)); }

    internal bool Finds(DriftSpan drift, long alarm) => alarm >= drift.Begin - EarliestLead && alarm <= drift.End + LatestDelay;
}
