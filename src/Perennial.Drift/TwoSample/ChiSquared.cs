using Perennial.Drift.Distributions;

namespace Perennial.Drift.TwoSample;

/// <summary>Pearson's chi-squared test of homogeneity on a 2 x k table of category counts.</summary>
public static class ChiSquared
{
    /// <summary>Tests whether two samples share their category probabilities; the reference too is taken as random.</summary>
    /// <param name="firstCounts">Rows per category in the first sample, each 0 or more, at least one row in all.</param>
    /// <param name="secondCounts">Rows per category in the second sample, same categories in the same order.</param>
    /// <returns>The statistic, and its upper tail with k - 1 degrees of freedom; categories empty in both samples are dropped from k,
    /// and with one category left the statistic is 0 and p is 1.</returns>
    /// <exception cref="ArgumentException">Lengths differ, a count is negative, or a sample has no rows.</exception>
    /// <remarks>Pearson (1900, 1911); no continuity correction. Assumes independent rows, and expected counts of about 5 or more.</remarks>
    public static TestResult Test(ReadOnlySpan<long> firstCounts, ReadOnlySpan<long> secondCounts)
    {
        Require.SameLength(firstCounts.Length, secondCounts.Length, nameof(secondCounts));
        var first = CategoryCounts.Total(firstCounts, nameof(firstCounts));
        var second = CategoryCounts.Total(secondCounts, nameof(secondCounts));
        var statistic = 0.0;
        var categories = 0;
        for (var category = 0; category < firstCounts.Length; category++)
        {
            double both = firstCounts[category] + secondCounts[category];
            if (both > 0)
            {
                categories++;
                var gap = ((double)firstCounts[category] / first) - ((double)secondCounts[category] / second);
                statistic += gap * gap / both;
            }
        }

        statistic *= (double)first * second;
        var p = categories < 2 ? 1 : GammaFunction.Q((categories - 1) / 2.0, statistic / 2);
        return new TestResult(statistic, p, first, second);
    }

    /// <summary>Tests whether the current rows follow the reference's category probabilities, these being taken as known.</summary>
    /// <param name="referenceCounts">Rows per category of the reference, each 0 or more, at least one row in all.</param>
    /// <param name="currentCounts">Rows per category of the current sample, same categories in the same order.</param>
    /// <returns>The statistic, and its upper tail with k - 1 degrees of freedom; a category new in the current rows makes the statistic
    /// infinite and p 0.</returns>
    /// <exception cref="ArgumentException">Lengths differ, a count is negative, or a sample has no rows.</exception>
    /// <remarks>Pearson (1900). Right only where the probabilities are known, or the reference is far larger than the current sample;
    /// otherwise it rejects too often, and the other test is meant.</remarks>
    public static TestResult TestAgainstKnown(ReadOnlySpan<long> referenceCounts, ReadOnlySpan<long> currentCounts)
    {
        var table = CountTable.Of(referenceCounts, currentCounts);
        var statistic = 0.0;
        for (var category = 0; category < table.Categories; category++)
        {
            var expected = table.First(category) * table.SecondRows;
            var gap = (table.Second(category) * table.SecondRows) - expected;
            statistic += gap == 0 ? 0 : gap * gap / expected;
        }

        return table.ChiSquared(statistic);
    }
}
