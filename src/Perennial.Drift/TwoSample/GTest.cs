namespace Perennial.Drift.TwoSample;

/// <summary>The G test (likelihood ratio) of homogeneity on a 2 x k table of category counts.</summary>
public static class GTest
{
    /// <summary>Tests whether two samples share their category probabilities; the reference too is taken as random.</summary>
    /// <param name="firstCounts">Rows per category in the first sample, each 0 or more, at least one row in all.</param>
    /// <param name="secondCounts">Rows per category in the second sample, same categories in the same order.</param>
    /// <returns>G = 2 sum O ln(O / E), and its upper tail with k - 1 degrees of freedom; categories empty in both samples are dropped.
    /// </returns>
    /// <exception cref="ArgumentException">Lengths differ, a count is negative, or a sample has no rows.</exception>
    /// <remarks>Wilks (1938); Sokal and Rohlf (1981); no continuity correction. Assumes independent rows, and expected counts of about 5
    /// or more: with fewer it rejects more readily than <see cref="ChiSquared"/>.</remarks>
    public static TestResult Test(ReadOnlySpan<long> firstCounts, ReadOnlySpan<long> secondCounts)
    {
        var table = CountTable.Of(firstCounts, secondCounts);
        double n = table.FirstRows, m = table.SecondRows;
        var sum = table.Sum((p, q) =>
        {
            var both = ((n * p) + (m * q)) / (n + m);
            return (n * Part(p, both)) + (m * Part(q, both));
        });
        return table.ChiSquared(Math.Max(0, 2 * sum));
    }

    /// <summary>Tests whether the current rows follow the reference's category probabilities, these being taken as known.</summary>
    /// <param name="referenceCounts">Rows per category of the reference, each 0 or more, at least one row in all.</param>
    /// <param name="currentCounts">Rows per category of the current sample, same categories in the same order.</param>
    /// <returns>G and its upper tail with k - 1 degrees of freedom; a category new in the current rows makes G infinite and p 0.</returns>
    /// <exception cref="ArgumentException">Lengths differ, a count is negative, or a sample has no rows.</exception>
    /// <remarks>Source as for the other. Right only where the probabilities are known, or the reference is far larger than the current
    /// sample; otherwise it rejects too often.</remarks>
    public static TestResult TestAgainstKnown(ReadOnlySpan<long> referenceCounts, ReadOnlySpan<long> currentCounts)
    {
        var table = CountTable.Of(referenceCounts, currentCounts);
        return table.ChiSquared(Math.Max(0, 2 * table.SecondRows * table.Sum((p, q) => Part(q, p))));
    }

    private static double Part(double share, double expected) => share == 0 ? 0 : share * Math.Log(share / expected);
}
