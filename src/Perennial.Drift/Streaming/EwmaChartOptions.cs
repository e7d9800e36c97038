namespace Perennial.Drift.Streaming;

/// <summary>Settings of <see cref="EwmaChart"/>. The defaults have a run length of 500 while nothing changes (Lucas and Saccucci 1990).</summary>
public sealed record EwmaChartOptions
{
    /// <summary>Mean while nothing changes; null, the default, learns it from the first values.</summary>
    public double? Mean { get; init => field = value is { } number ? Require.Finite(number, nameof(Mean)) : null; }

    /// <summary>Standard deviation likewise, above 0; null, the default, learns it.</summary>
    public double? StandardDeviation { get; init => field = value is { } number ? Require.Positive(number, nameof(StandardDeviation)) : null; }

    /// <summary>Values to learn from when mean or deviation are not given, 2 or more; default 200.</summary>
    public long WarmUpCount { get; init => field = Require.AtLeast(value, 2, nameof(WarmUpCount)); } = 200;

    /// <summary>Weight of the newest value, lambda, above 0 up to 1; default 0.1. Small finds small shifts.</summary>
    public double Weight { get; init => field = value is > 0 and <= 1 ? value : Require.InsideUnit(value, nameof(Weight)); } = 0.1;

    /// <summary>Half width of the limits, in standard deviations of the average, above 0; default 2.814. <see cref="EwmaRunLength"/> finds it for a
    /// wanted run length.</summary>
    public double Width { get; init => field = Require.Positive(value, nameof(Width)); } = 2.814;

    /// <summary>Whether the limits are those of an average that has run for long, from the first value on; default true, as in the tables of
    /// run lengths. False takes the narrower limits of a young average and finds early shifts sooner, at more false alarms.</summary>
    public bool SteadyLimits { get; init; } = true;

    /// <summary>Which way the mean must move; default either.</summary>
    public ShiftSide Side { get; init; }
}
