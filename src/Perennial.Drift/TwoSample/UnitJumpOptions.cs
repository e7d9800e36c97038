namespace Perennial.Drift.TwoSample;

/// <summary>When a change counts as one of unit. The defaults give up narrow ratios on wide data rather than cry wolf.</summary>
public sealed record UnitJumpOptions
{
    /// <summary>Fewest rows in either sample, 1 or more; default 50.</summary>
    public int LeastRows { get; init; } = 50;

    /// <summary>Fewest distinct values other than 0 in either sample, 1 or more; default 3, since one or two can be matched by accident.
    /// </summary>
    public int LeastDistinct { get; init; } = 3;

    /// <summary>Least Kolmogorov-Smirnov distance as the values are, 0 to 1; default 0.3.</summary>
    public double LeastBefore { get; init; } = 0.3;

    /// <summary>A distance up to this is a fit however many rows there are, 0 to 1; default 0.05.</summary>
    public double MostAfter { get; init; } = 0.05;

    /// <summary>A distance is a fit up to this many times sqrt(1/n + 1/m), 0 or more; default 1.95, passed by chance once in a thousand.
    /// </summary>
    public double NoiseWidths { get; init; } = 1.95;

    /// <summary>As <see cref="NoiseWidths"/>, for ratios below tenfold, which a drift may well bring; default 1.36, passed by chance once
    /// in twenty times.</summary>
    public double NarrowNoiseWidths { get; init; } = 1.36;

    /// <summary>A fit must be this many times nearer than the values as they are, 0 or more; default 3.</summary>
    public double LeastGain { get; init; } = 3;

    /// <summary>A rival must be farther by this many times sqrt(1/n + 1/m), and by twice that below tenfold; 0 or more, default 0.5.
    /// </summary>
    public double LeadWidths { get; init; } = 0.5;

    internal void Check()
    {
        Require.AtLeast(LeastRows, 1, nameof(LeastRows));
        Require.AtLeast(LeastDistinct, 1, nameof(LeastDistinct));
        Require.Probability(LeastBefore, nameof(LeastBefore));
        Require.Probability(MostAfter, nameof(MostAfter));
        Require.AtLeastZero(NoiseWidths, nameof(NoiseWidths));
        Require.AtLeastZero(NarrowNoiseWidths, nameof(NarrowNoiseWidths));
        Require.AtLeastZero(LeastGain, nameof(LeastGain));
        Require.AtLeastZero(LeadWidths, nameof(LeadWidths));
    }
}
