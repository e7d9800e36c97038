namespace Perennial.Drift.TwoSample;

/// <summary>The largest difference of any category's share.</summary>
public static class LInfinity
{
    /// <summary>The distance between two lists of rows per category or bin.</summary>
    /// <param name="firstCounts">Rows per category of the first sample, each 0 or more, at least one row in all.</param>
    /// <param name="secondCounts">Rows per category of the second sample, same categories in the same order.</param>
    /// <returns>The distance, 0 to 1.</returns>
    /// <exception cref="ArgumentException">Lengths differ, a count is negative, or a sample has no rows.</exception>
    /// <remarks>Chebyshev's distance. Tells which category moved most, and is blind to many small moves.</remarks>
    public static double OfCounts(ReadOnlySpan<long> firstCounts, ReadOnlySpan<long> secondCounts)
    {
        var table = CountTable.Of(firstCounts, secondCounts);
        var largest = 0.0;
        for (var category = 0; category < table.Categories; category++)
        {
            largest = Math.Max(largest, Math.Abs(table.First(category) - table.Second(category)));
        }

        return largest;
    }

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
