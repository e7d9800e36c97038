namespace Perennial.Drift.Streaming;

/// <summary>Settings of <see cref="HddmW"/>. The defaults are the paper's, and those of river, frouros and MOA.</summary>
public sealed record HddmWOptions
{
    /// <summary>Chance of a false drift at one look, above 0 and below 1; default 0.001.</summary>
    public double DriftAlpha { get; init => field = Require.InsideUnit(value, nameof(DriftAlpha)); } = 0.001;

    /// <summary>Chance of a false warning likewise; default 0.005.</summary>
    public double WarningAlpha { get; init => field = Require.InsideUnit(value, nameof(WarningAlpha)); } = 0.005;

    /// <summary>Weight of the newest value, above 0 and below 1; default 0.05.</summary>
    public double Weight { get; init => field = Require.InsideUnit(value, nameof(Weight)); } = 0.05;

    /// <summary>Nothing is said before so many values, 1 or more; default 1.</summary>
    public long MinimumCount { get; init => field = Require.AtLeast(value, 1, nameof(MinimumCount)); } = 1;

    /// <summary>Which way the mean must move; default up.</summary>
    public ShiftSide Side { get; init; } = ShiftSide.Up;
}
