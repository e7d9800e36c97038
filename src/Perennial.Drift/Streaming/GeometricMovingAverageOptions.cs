namespace Perennial.Drift.Streaming;

/// <summary>Settings of <see cref="GeometricMovingAverage"/>. The defaults are MOA's and frouros's.</summary>
public sealed record GeometricMovingAverageOptions
{
    /// <summary>What is kept of the average at each value, above 0 and below 1; default 0.99.</summary>
    public double Retention { get; init => field = Require.InsideUnit(value, nameof(Retention)); } = 0.99;

    /// <summary>Alarm above this average deviation, in the values' unit, above 0; default 1.</summary>
    public double Threshold { get; init => field = Require.Positive(value, nameof(Threshold)); } = 1;

    /// <summary>No alarm before so many values, 1 or more; default 30.</summary>
    public long MinimumCount { get; init => field = Require.AtLeast(value, 1, nameof(MinimumCount)); } = 30;

    /// <summary>Which way the mean must move; default up.</summary>
    public ShiftSide Side { get; init; } = ShiftSide.Up;
}
