namespace Perennial.Drift.Streaming;

/// <summary>Settings of <see cref="Cusum"/>. The defaults are the textbook's: run length 465 while nothing changes, 10.4 after one standard deviation.</summary>
public sealed record CusumOptions
{
    /// <summary>As frouros and MOA have it: upward, from the running mean, in the values' unit; allowance 0.005, threshold 50, 30 values.</summary>
    public static CusumOptions RunningMean { get; } = new()
    {
        Baseline = BaselineKind.RunningMean, Side = ShiftSide.Up, Allowance = 0.005, Threshold = 50, MinimumCount = 30,
    };

    /// <summary>What values are held against; default fixed.</summary>
    public BaselineKind Baseline { get; init; } = BaselineKind.Fixed;

    /// <summary>Mean while nothing changes; null, the default, learns it from the first values. Not for a running mean.</summary>
    public double? Mean { get; init => field = value is { } number ? Require.Finite(number, nameof(Mean)) : null; }

    /// <summary>Standard deviation likewise, above 0; null, the default, learns it.</summary>
    public double? StandardDeviation { get; init => field = value is { } number ? Require.Positive(number, nameof(StandardDeviation)) : null; }

    /// <summary>Values to learn from when mean or deviation are not given, 2 or more; default 200. What is learned from few alarms sooner than the tables say.</summary>
    public long WarmUpCount { get; init => field = Require.AtLeast(value, 2, nameof(WarmUpCount)); } = 200;

    /// <summary>No alarm before so many values since the start, 0 or more; default 0. Learning comes before.</summary>
    public long MinimumCount { get; init => field = Require.AtLeast(value, 0, nameof(MinimumCount)); }

    /// <summary>Part of each deviation that is let go, k, 0 or more; default 0.5, half the shift to be found.</summary>
    public double Allowance { get; init => field = Require.AtLeastZero(value, nameof(Allowance)); } = 0.5;

    /// <summary>Alarm above this sum, h, above 0; default 5. <see cref="CusumRunLength"/> finds it for a wanted run length.</summary>
    public double Threshold { get; init => field = Require.Positive(value, nameof(Threshold)); } = 5;

    /// <summary>Sums begin at this share of the threshold, 0 and under 1; default 0. A half is the fast initial response of Lucas and Crosier.</summary>
    public double HeadStartRatio { get; init => field = value is >= 0 and < 1 ? value : Require.InsideUnit(value, nameof(HeadStartRatio)); }

    /// <summary>Which way the mean must move; default either.</summary>
    public ShiftSide Side { get; init; }
}
