namespace Perennial.Drift.TwoSample;

/// <summary>The Jensen-Shannon distance: the root of the mean divergence of two distributions from their middle. Base 2 unless asked, so
/// from 0 to 1.</summary>
public static class JensenShannon
{
    /// <summary>The distance between two lists of rows per category or bin.</summary>
    /// <param name="firstCounts">Rows per category of the first sample, each 0 or more, at least one row in all.</param>
    /// <param name="secondCounts">Rows per category of the second sample, same categories in the same order.</param>
    /// <param name="logBase">Base of the logarithm, above 1; default 2, with which the distance is at most 1. Base e gives sqrt(ln 2).</param>
    /// <returns>The distance, 0 or more; its square is the divergence.</returns>
    /// <exception cref="ArgumentException">Lengths differ, a count is negative, a sample has no rows, or the base is not above 1.</exception>
    /// <remarks>Lin (1991); Endres and Schindelin (2003), a metric. Noise alone gives a squared distance of about
    /// (k - 1)(1/n + 1/m) / (8 ln 2), so it never is 0 on real rows.</remarks>
    public static double OfCounts(ReadOnlySpan<long> firstCounts, ReadOnlySpan<long> secondCounts, double logBase = 2)
    {
        Require.Positive(logBase - 1, $"{nameof(logBase)} - 1");
        var divergence = CountTable.Of(firstCounts, secondCounts).Sum((p, q) => Part(p, (p + q) / 2) + Part(q, (p + q) / 2)) / 2;
        return Math.Sqrt(Math.Max(0, divergence) / Math.Log(logBase));
    }

    /// <summary>The distance between two samples of numbers, binned.</summary>
    /// <param name="reference">Reference, any order, at least one row.</param>
    /// <param name="current">Current rows, any order, at least one row.</param>
    /// <param name="bins">Bins; null: ten quantiles of the reference.</param>
    /// <returns>The distance in base 2, 0 to 1.</returns>
    /// <exception cref="ArgumentException">A sample is empty or holds NaN.</exception>
    /// <remarks>Source as for <see cref="OfCounts"/>.</remarks>
    public static double Between(ReadOnlySpan<double> reference, ReadOnlySpan<double> current, Bins? bins = null)
    {
        var (first, second) = BinnedRows.Of(reference, current, bins);
        return OfCounts(first, second);
    }

    private static double Part(double share, double middle) => share == 0 ? 0 : share * Math.Log(share / middle);
}
