namespace Perennial.Drift.Streaming;

/// <summary>Settings of <see cref="Stepd"/>. The defaults are the paper's.</summary>
public sealed record StepdOptions
{
    /// <summary>As frouros has it: an alarm when the error rate falls, too.</summary>
    public static StepdOptions EitherWay { get; } = new() { Side = ShiftSide.Both };

    /// <summary>How many of the newest values are held against all before, 2 or more; default 30.</summary>
    public int WindowSize { get; init => field = (int)Require.AtLeast(value, 2, nameof(WindowSize)); } = 30;

    /// <summary>Drift below this one-sided p-value, above 0 and below 1; default 0.003.</summary>
    public double DriftAlpha { get; init => field = Require.InsideUnit(value, nameof(DriftAlpha)); } = 0.003;

    /// <summary>Warning likewise; default 0.05.</summary>
    public double WarningAlpha { get; init => field = Require.InsideUnit(value, nameof(WarningAlpha)); } = 0.05;

    /// <summary>Which way the error rate must move; default up.</summary>
    public ShiftSide Side { get; init; } = ShiftSide.Up;
}
