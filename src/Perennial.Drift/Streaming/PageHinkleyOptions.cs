namespace Perennial.Drift.Streaming;

/// <summary>Settings of <see cref="PageHinkley"/>. The defaults are river's.</summary>
public sealed record PageHinkleyOptions
{
    /// <summary>As frouros and MOA have it: upward, the plain sum.</summary>
    public static PageHinkleyOptions Plain { get; } = new() { Form = PageHinkleyForm.Plain, Side = ShiftSide.Up };

    /// <summary>What is held against the threshold; default the excursion.</summary>
    public PageHinkleyForm Form { get; init; }

    /// <summary>Part of each deviation that is let go, in the values' unit, 0 or more; default 0.005.</summary>
    public double Allowance { get; init => field = Require.AtLeastZero(value, nameof(Allowance)); } = 0.005;

    /// <summary>Alarm above this, in the values' unit, above 0; default 50.</summary>
    public double Threshold { get; init => field = Require.Positive(value, nameof(Threshold)); } = 50;

    /// <summary>What is kept of the sum at each value, above 0 up to 1; default 0.9999.</summary>
    public double Retention { get; init => field = value is > 0 and <= 1 ? value : Require.InsideUnit(value, nameof(Retention)); } = 0.9999;

    /// <summary>No alarm before so many values, 1 or more; default 30.</summary>
    public long MinimumCount { get; init => field = Require.AtLeast(value, 1, nameof(MinimumCount)); } = 30;

    /// <summary>Which way the mean must move; default either.</summary>
    public ShiftSide Side { get; init; }
}
