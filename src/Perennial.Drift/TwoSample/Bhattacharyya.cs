namespace Perennial.Drift.TwoSample;

/// <summary>The Bhattacharyya distance: minus the logarithm of the overlap of two lists of shares.</summary>
public static class Bhattacharyya
{
    /// <summary>The distance between two lists of rows per category or bin.</summary>
    /// <param name="firstCounts">Rows per category of the first sample, each 0 or more, at least one row in all.</param>
    /// <param name="secondCounts">Rows per category of the second sample, same categories in the same order.</param>
    /// <returns>The distance in nats, 0 or more; positive infinity where no category is in both.</returns>
    /// <exception cref="ArgumentException">Lengths differ, a count is negative, or a sample has no rows.</exception>
    /// <remarks>Bhattacharyya (1943). No metric: the triangle inequality fails. <see cref="Hellinger"/> is the root of 1 less the overlap.</remarks>
    public static double OfCounts(ReadOnlySpan<long> firstCounts, ReadOnlySpan<long> secondCounts) => Math.Max(
        0, -Math.Log(CountTable.Of(firstCounts, secondCounts).Sum((p, q) => Math.Sqrt(p * q))));

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
