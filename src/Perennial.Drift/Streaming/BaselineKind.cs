namespace Perennial.Drift.Streaming;

/// <summary>What a chart holds values against.</summary>
public enum BaselineKind
{
    /// <summary>A fixed mean and standard deviation, given or learned from the first values; deviations count in standard deviations.</summary>
    Fixed,

    /// <summary>The running mean of all values since the start, the newest among them; deviations count in the values' own unit.</summary>
    RunningMean,
}
