namespace Perennial.Drift.TwoSample;

/// <summary>Population stability index: the symmetric Kullback-Leibler divergence between two binned samples.</summary>
public static class PopulationStabilityIndex
{
    /// <summary>Pseudo-rows added to every kept bin of both samples, so that an empty bin costs a finite amount: 0.5 (Jeffreys).</summary>
    public const double PseudoRows = 0.5;

    /// <summary>The index between two lists of rows per bin.</summary>
    /// <param name="firstCounts">Rows per bin of the reference, each 0 or more, at least one row in all.</param>
    /// <param name="secondCounts">Rows per bin of the current sample, same bins in the same order.</param>
    /// <returns>The index with its expectation under no drift. Bins empty in both samples are dropped.</returns>
    /// <exception cref="ArgumentException">Lengths differ, a count is negative, or a sample has no rows.</exception>
    /// <remarks>Sum of (p - q) ln(p / q), Kullback and Leibler (1951), divergence J; expectation under no drift from
    /// Yurdakul (2018), "Statistical Properties of Population Stability Index", where index / (1/n + 1/m) tends to
    /// chi-squared with k - 1 degrees of freedom. Assumes independent rows.</remarks>
    public static StabilityIndex OfCounts(ReadOnlySpan<long> firstCounts, ReadOnlySpan<long> secondCounts)
    {
        Require.SameLength(firstCounts.Length, secondCounts.Length, nameof(secondCounts));
        var first = CategoryCounts.Total(firstCounts, nameof(firstCounts));
        var second = CategoryCounts.Total(secondCounts, nameof(secondCounts));
        var bins = KeptBins(firstCounts, secondCounts);
        var value = 0.0;
        for (var bin = 0; bin < firstCounts.Length; bin++)
        {
            if (firstCounts[bin] + secondCounts[bin] > 0)
            {
                var p = (firstCounts[bin] + PseudoRows) / (first + (PseudoRows * bins));
                var q = (secondCounts[bin] + PseudoRows) / (second + (PseudoRows * bins));
                value += (p - q) * Math.Log(p / q);
            }
        }

        var expected = (bins - 1) * ((1.0 / first) + (1.0 / second));
        return new StabilityIndex(value, expected, bins, first, second);
    }

    /// <summary>The index between two samples, binned at quantiles of the reference alone:
    /// bins do not move with the current rows.</summary>
    /// <param name="reference">Reference values, any order, at least one row; infinities allowed.</param>
    /// <param name="current">Current values, likewise.</param>
    /// <param name="bins">Quantile bins asked for, 2 or more; default 10. A value that fills a whole bin gets a bin
    /// of its own, so the result's count may differ.</param>
    /// <returns>The index with its expectation under no drift.</returns>
    /// <exception cref="ArgumentException">A sample is empty or holds NaN, or <paramref name="bins"/> is under 2.</exception>
    /// <remarks>Source and assumption as for <see cref="OfCounts"/>; quantiles are the inverse of the empirical distribution function
    /// (Hyndman and Fan, 1996, definition 1), a bin includes its upper edge.</remarks>
    public static StabilityIndex OfSamples(ReadOnlySpan<double> reference, ReadOnlySpan<double> current, int bins = 10)
    {
        Require.NotEmpty(reference, nameof(reference));
        Require.NoNaN(reference, nameof(reference));
        Require.NotEmpty(current, nameof(current));
        Require.NoNaN(current, nameof(current));
        Require.AtLeast(bins, 2, nameof(bins));
        var edges = QuantileBins.Edges(reference, bins);
        return OfCounts(QuantileBins.Count(reference, edges), QuantileBins.Count(current, edges));
    }

    private static int KeptBins(ReadOnlySpan<long> firstCounts, ReadOnlySpan<long> secondCounts)
    {
        var kept = 0;
        for (var bin = 0; bin < firstCounts.Length; bin++)
        {
            kept += firstCounts[bin] + secondCounts[bin] > 0 ? 1 : 0;
        }

        return kept;
    }
}
