namespace Perennial.Drift.Streaming;

/// <summary>Settings of <see cref="Ecdd"/>. The defaults are the paper's, and those of frouros.</summary>
public sealed record EcddOptions
{
    /// <summary>Weight of the newest value, above 0 and below 1; default 0.2, which the control limits are made for.</summary>
    public double Weight { get; init => field = Require.InsideUnit(value, nameof(Weight)); } = 0.2;

    /// <summary>Wanted run length while nothing changes, in values: 100, 400 or 1000; default 400.</summary>
    public int RunLength
    {
        get;
        init => field = value is 100 or 400 or 1000
            ? value
            : throw new ArgumentException($"RunLength is {value}; the paper gives limits for 100, 400 and 1000.", nameof(RunLength));
    } = 400;

    /// <summary>Control limit in standard errors of the average, above 0, in place of the paper's polynomial; default null. The polynomial for 1,000, as
    /// printed, gives a lower limit than that for 400 and alarms about eight times in a thousand: find one by <see cref="CalibratedThreshold"/>.</summary>
    public double? Limit { get; init => field = value is { } number ? Require.Positive(number, nameof(Limit)) : null; }

    /// <summary>Warning at this share of the control limit, above 0 and below 1; default 0.5.</summary>
    public double WarningRatio { get; init => field = Require.InsideUnit(value, nameof(WarningRatio)); } = 0.5;

    /// <summary>Nothing is said before so many values, 1 or more; default 30.</summary>
    public long MinimumCount { get; init => field = Require.AtLeast(value, 1, nameof(MinimumCount)); } = 30;
}
