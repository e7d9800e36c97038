namespace Perennial.Drift.TwoSample;

/// <summary>Total variation: half the sum of the absolute differences of shares, the share of rows that would have to change category.</summary>
public static class TotalVariation
{
    /// <summary>The distance between two lists of rows per category or bin.</summary>
    /// <param name="firstCounts">Rows per category of the first sample, each 0 or more, at least one row in all.</param>
    /// <param name="secondCounts">Rows per category of the second sample, same categories in the same order.</param>
    /// <returns>The distance, 0 to 1; 1 less the intersection of the histograms.</returns>
    /// <exception cref="ArgumentException">Lengths differ, a count is negative, or a sample has no rows.</exception>
    /// <remarks>Jordan (1881); Levin, Peres and Wilmer (2009), proposition 4.2. A metric.</remarks>
    public static double OfCounts(ReadOnlySpan<long> firstCounts, ReadOnlySpan<long> secondCounts) =>
        CountTable.Of(firstCounts, secondCounts).Sum((p, q) => Math.Abs(p - q)) / 2;

    /// <summary>The distance between two samples of numbers, binned.</summary>
    /// <param name="reference">Reference, any order, at least one row.</param>
    /// <param name="current">Current rows, any order, at least one row.</param>
    /// <param name="bins">Bins; null: ten quantiles of the reference.</param>
    /// <returns>The distance, 0 to 1.</returns>
    /// <exception cref="ArgumentException">A sample is empty or holds NaN.</exception>
    /// <remarks>Source as for <see cref="OfCounts"/>.</remarks>
    public static double Between(ReadOnlySpan<double> reference, ReadOnlySpan<double> current, Bins? bins = null)
    {
        var (first, second) = BinnedRows.Of(reference, current, bins);
        return OfCounts(first, second);
    }

    /// <summary>Tests whether two samples share their category probabilities, by relabelling their rows at random.</summary>
    /// <param name="firstCounts">Rows per category of the first sample, each 0 or more, at least one row in all.</param>
    /// <param name="secondCounts">Rows per category of the second sample, same categories in the same order.</param>
    /// <param name="permutations">Relabellings, 1 or more; default 999. p is at least 1 / (permutations + 1).</param>
    /// <param name="seed">Seed of the relabellings; default 0.</param>
    /// <returns>The distance, and the share of relabellings with as large a one, the observed counted among them.</returns>
    /// <exception cref="ArgumentException">Lengths differ, a count is negative, a sample has no rows, or no permutation is asked for.</exception>
    /// <remarks>p as in Davison and Hinkley (1997), 4.11. Exact at any size, also with rare categories. Assumes independent rows. Time
    /// O(permutations times the smaller sample).</remarks>
    public static TestResult Test(
        ReadOnlySpan<long> firstCounts, ReadOnlySpan<long> secondCounts, int permutations = 999, int seed = 0)
    {
        Require.AtLeast(permutations, 1, nameof(permutations));
        var table = CountTable.Of(firstCounts, secondCounts);
        var relabelled = new RelabelledCounts(table, new Random(seed));
        var observed = relabelled.Observed;
        var asLarge = 0;
        for (var permutation = 0; permutation < permutations; permutation++)
        {
            asLarge += relabelled.Next() >= observed ? 1 : 0;
        }

        return new TestResult(OfCounts(firstCounts, secondCounts), (asLarge + 1.0) / (permutations + 1), table.FirstRows, table.SecondRows);
    }
}
