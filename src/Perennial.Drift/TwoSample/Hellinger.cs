namespace Perennial.Drift.TwoSample;

/// <summary>The Hellinger distance between two lists of shares: the length of the difference of their roots, over the root of 2.</summary>
public static class Hellinger
{
    /// <summary>The distance between two lists of rows per category or bin.</summary>
    /// <param name="firstCounts">Rows per category of the first sample, each 0 or more, at least one row in all.</param>
    /// <param name="secondCounts">Rows per category of the second sample, same categories in the same order.</param>
    /// <returns>The distance, 0 to 1; 1 where no category is in both.</returns>
    /// <exception cref="ArgumentException">Lengths differ, a count is negative, or a sample has no rows.</exception>
    /// <remarks>Hellinger (1909). A metric. Noise alone gives a squared distance of about (k - 1)(1/n + 1/m) / 8.</remarks>
    public static double OfCounts(ReadOnlySpan<long> firstCounts, ReadOnlySpan<long> secondCounts) => Math.Sqrt(
        CountTable.Of(firstCounts, secondCounts).Sum((p, q) => (Math.Sqrt(p) - Math.Sqrt(q)) * (Math.Sqrt(p) - Math.Sqrt(q))) / 2);

    /// <summary>The distance between two samples of numbers, binned.</summary>
    /// <param name="reference">Reference, any order, at least one row.</param>
    /// <param name="current">Current rows, any order, at least one row.</param>
    /// <param name="bins">Bins; null: ten quantiles of the reference.</param>
    /// <returns>The distance, range as for <see cref="OfCounts"/>.</returns>
    /// <exception cref="ArgumentException">A sample is empty or holds NaN.</exception>
    /// <remarks>Source as for <see cref="OfCounts"/>.</remarks>
    public static double Between(ReadOnlySpan<double> reference, ReadOnlySpan<double> current, Bins? bins = null)
    {
        var (first, second) = BinnedRows.Of(reference, current, bins);
        return OfCounts(first, second);
    }
}
