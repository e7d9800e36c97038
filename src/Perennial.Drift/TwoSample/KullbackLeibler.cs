namespace Perennial.Drift.TwoSample;

/// <summary>The Kullback-Leibler divergence of the current shares from those of the reference, in nats. Not symmetric.</summary>
public static class KullbackLeibler
{
    /// <summary>The divergence between two lists of rows per category or bin: sum of q ln(q / p), q the current shares.</summary>
    /// <param name="referenceCounts">Rows per category of the reference, each 0 or more, at least one row in all.</param>
    /// <param name="currentCounts">Rows per category of the current sample, same categories in the same order.</param>
    /// <param name="pseudoRows">Rows added to every category of both, 0 or more; default 0.5 (Jeffreys), so that a category new in the
    /// current rows costs a finite amount. With 0 it makes the divergence infinite.</param>
    /// <returns>The divergence in nats, 0 or more. Categories empty in both are dropped.</returns>
    /// <exception cref="ArgumentException">Lengths differ, a count or the pseudo-rows are negative, or a sample has no rows.</exception>
    /// <remarks>Kullback and Leibler (1951). <see cref="PopulationStabilityIndex"/> is the sum of both directions.</remarks>
    public static double OfCounts(ReadOnlySpan<long> referenceCounts, ReadOnlySpan<long> currentCounts, double pseudoRows = 0.5)
    {
        Require.AtLeastZero(Require.Finite(pseudoRows, nameof(pseudoRows)), nameof(pseudoRows));
        var table = CountTable.Of(referenceCounts, currentCounts);
        var added = pseudoRows * table.Categories;
        var sum = 0.0;
        for (var category = 0; category < table.Categories; category++)
        {
            var (reference, current) = table.Rows(category);
            var p = (reference + pseudoRows) / (table.FirstRows + added);
            var q = (current + pseudoRows) / (table.SecondRows + added);
            sum += q == 0 ? 0 : q * Math.Log(q / p);
        }

        return Math.Max(0, sum);
    }

    /// <summary>The divergence between two samples of numbers, binned.</summary>
    /// <param name="reference">Reference, any order, at least one row.</param>
    /// <param name="current">Current rows, any order, at least one row.</param>
    /// <param name="bins">Bins; null: ten quantiles of the reference.</param>
    /// <returns>The divergence in nats, 0 or more, half a row added to every bin.</returns>
    /// <exception cref="ArgumentException">A sample is empty or holds NaN.</exception>
    /// <remarks>Source as for <see cref="OfCounts"/>.</remarks>
    public static double Between(ReadOnlySpan<double> reference, ReadOnlySpan<double> current, Bins? bins = null)
    {
        var (first, second) = BinnedRows.Of(reference, current, bins);
        return OfCounts(first, second);
    }
}
