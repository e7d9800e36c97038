namespace Perennial.Drift.Streaming;

/// <summary>Settings of <see cref="HddmA"/>. The defaults are river's and MOA's.</summary>
public sealed record HddmAOptions
{
    /// <summary>As the paper's corollary and frouros have it: ln(1 / alpha), and silence before 30 values.</summary>
    public static HddmAOptions OneSidedBound { get; } = new() { TailCount = 1, MinimumCount = 30 };

    /// <summary>Chance of a false drift at one look, above 0 and below 1; default 0.001.</summary>
    public double DriftAlpha { get; init => field = Require.InsideUnit(value, nameof(DriftAlpha)); } = 0.001;

    /// <summary>Chance of a false warning likewise; default 0.005.</summary>
    public double WarningAlpha { get; init => field = Require.InsideUnit(value, nameof(WarningAlpha)); } = 0.005;

    /// <summary>Tails in the bound of the test, ln(tails / alpha): 1 or 2; default 2.</summary>
    public int TailCount { get; init => field = value == 1 ? 1 : (int)Require.AtLeast(value, 2, nameof(TailCount)); } = 2;

    /// <summary>Nothing is said before so many values, 1 or more; default 1.</summary>
    public long MinimumCount { get; init => field = Require.AtLeast(value, 1, nameof(MinimumCount)); } = 1;

    /// <summary>Which way the mean must move; default up.</summary>
    public ShiftSide Side { get; init; } = ShiftSide.Up;
}
