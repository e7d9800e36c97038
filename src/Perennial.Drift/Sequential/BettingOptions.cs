namespace Perennial.Drift.Sequential;

/// <summary>Settings of a betting confidence sequence. They must stand before the first look.</summary>
public sealed record BettingOptions
{
    /// <summary>Chance that any look, ever, misses the truth: above 0 and below 1; default 0.05.</summary>
    public double Alpha { get; init => field = Require.InsideUnit(value, nameof(Alpha)); } = 0.05;

    /// <summary>Least value a row can have, finite; default -1, the least difference of two losses from 0 to 1.</summary>
    public double Lowest { get; init => field = Require.Finite(value, nameof(Lowest)); } = -1;

    /// <summary>Largest value a row can have, finite, above <see cref="Lowest"/>; default 1.</summary>
    public double Highest { get; init => field = Require.Finite(value, nameof(Highest)); } = 1;

    /// <summary>Most that a cluster's rows weigh, above 0; default 1, a cluster a row. A larger one is refused.</summary>
    public double MostClusterWeight { get; init => field = Require.Positive(value, nameof(MostClusterWeight)); } = 1;

    /// <summary>Means that are bet against, evenly from lowest to highest, 3 or more; default 401. Bounds are rounded outwards to them, so
    /// choose them so that 0 is one; a state holds two numbers for each.</summary>
    public int GridPoints { get; init => field = (int)Require.AtLeast(value, 3, nameof(GridPoints)); } = 401;

    /// <summary>Which bounds the error is spent on; default both.</summary>
    public Side Side { get; init; } = Side.Both;
}
