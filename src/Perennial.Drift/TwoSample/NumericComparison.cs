namespace Perennial.Drift.TwoSample;

/// <summary>Everything this folder can say of two samples of one numeric column, from one sort of each and one walk over both.</summary>
/// <param name="KolmogorovSmirnov">Largest distance of the distribution functions.</param>
/// <param name="CramerVonMises">Squared distance of the distribution functions.</param>
/// <param name="AndersonDarling">The same, tails weighed up.</param>
/// <param name="MannWhitney">Whether one tends to be larger, two-sided.</param>
/// <param name="WelchT">Whether the means differ, two-sided.</param>
/// <param name="Wasserstein">Earth mover's distance, in the unit of the values.</param>
/// <param name="NormalizedWasserstein">The same in standard deviations of the reference.</param>
/// <param name="Energy">Energy distance, in the root of the unit of the values.</param>
/// <param name="JensenShannon">Jensen-Shannon distance, base 2, 0 to 1.</param>
/// <param name="Hellinger">Hellinger distance, 0 to 1.</param>
/// <param name="TotalVariation">Total variation of the binned rows, 0 to 1.</param>
/// <param name="LInfinity">Largest difference of a bin's share, 0 to 1.</param>
/// <param name="KullbackLeibler">Divergence of the current rows from the reference, in nats.</param>
/// <param name="PopulationStability">The stability index beside what noise alone would give.</param>
public sealed record NumericComparison(
    TestResult KolmogorovSmirnov,
    TestResult CramerVonMises,
    TestResult AndersonDarling,
    TestResult MannWhitney,
    TestResult WelchT,
    double Wasserstein,
    double NormalizedWasserstein,
    double Energy,
    double JensenShannon,
    double Hellinger,
    double TotalVariation,
    double LInfinity,
    double KullbackLeibler,
    StabilityIndex PopulationStability)
{
    /// <summary>Compares two samples by every method that needs no more than the sorted rows.</summary>
    /// <param name="reference">Reference, at least two rows, all finite.</param>
    /// <param name="current">Current rows, likewise.</param>
    /// <param name="bins">Bins of the binned distances; null: ten quantiles of the reference.</param>
    /// <returns>What each method says; equal to calling them one by one.</returns>
    /// <exception cref="ArgumentException">A sample has one row only, or holds an infinity.</exception>
    /// <remarks>Sources and assumptions are those of the methods. Time O(n + m), after the sort.</remarks>
    public static NumericComparison Of(SortedSample reference, SortedSample current, Bins? bins = null)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(current);
        Require.AtLeast(reference.Rows, 2, nameof(reference));
        Require.AtLeast(current.Rows, 2, nameof(current));
        var sweep = MergedSweep.Over(reference.Finite(nameof(reference)).Values, current.Finite(nameof(current)).Values);
        bins ??= Bins.Quantiles(reference);
        return Of(reference, current, sweep, bins.RowsOf(reference), bins.RowsOf(current));
    }

    private static NumericComparison Of(
        SortedSample reference, SortedSample current, in MergedSweep sweep, long[] first, long[] second)
    {
        var (mean, variance) = reference.Moments();
        var (otherMean, otherVariance) = current.Moments();
        var (n, m) = (reference.Rows, current.Rows);
        var distance = TwoSample.Wasserstein.OfSweep(sweep, n, m);
        return new NumericComparison(
            TwoSample.KolmogorovSmirnov.OfGap(sweep.LargestGap, reference.Values, current.Values),
            (long)n * m <= TwoSample.CramerVonMises.MostExactCells
                ? TwoSample.CramerVonMises.Test(reference, current)
                : TwoSample.CramerVonMises.OfSweep(sweep, n, m),
            TwoSample.AndersonDarling.OfSweep(sweep, n, m),
            TwoSample.MannWhitney.OfSweep(sweep, n, m, Alternative.TwoSided),
            TwoSample.WelchT.OfMoments((mean, variance, n), (otherMean, otherVariance, m), Alternative.TwoSided),
            distance,
            TwoSample.Wasserstein.Normalized(distance, Math.Sqrt(variance)),
            EnergyDistance.OfSweep(sweep, n, m),
            TwoSample.JensenShannon.OfCounts(first, second),
            TwoSample.Hellinger.OfCounts(first, second),
            TwoSample.TotalVariation.OfCounts(first, second),
            TwoSample.LInfinity.OfCounts(first, second),
            TwoSample.KullbackLeibler.OfCounts(first, second),
            PopulationStabilityIndex.OfCounts(first, second));
    }
}
