namespace Perennial.Drift.Streaming;

/// <summary>Settings of <see cref="Kswin"/>. The defaults are the paper's and river's.</summary>
public sealed record KswinOptions
{
    /// <summary>Chance of a false alarm at one look, above 0 and below 1; default 0.005.</summary>
    public double Alpha { get; init => field = Require.InsideUnit(value, nameof(Alpha)); } = 0.005;

    /// <summary>Values in the window, at least twice <see cref="RecentSize"/>; default 100.</summary>
    public int WindowSize { get; init => field = (int)Require.AtLeast(value, 4, nameof(WindowSize)); } = 100;

    /// <summary>How many of the newest are tested, 2 or more; default 30.</summary>
    public int RecentSize { get; init => field = (int)Require.AtLeast(value, 2, nameof(RecentSize)); } = 30;

    /// <summary>No alarm at a smaller distance between the distributions, 0 to 1; default 0.1.</summary>
    public double LeastDistance { get; init => field = Require.Probability(value, nameof(LeastDistance)); } = 0.1;

    /// <summary>Seed of the sample that is drawn from the older values; default 0.</summary>
    public int Seed { get; init; }

    internal void Check() => Require.AtLeast(WindowSize, 2L * RecentSize, nameof(WindowSize));
}
