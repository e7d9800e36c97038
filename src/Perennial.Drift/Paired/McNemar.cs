using Perennial.Drift.Distributions;

namespace Perennial.Drift.Paired;

/// <summary>McNemar's test: whether two deciders are wrong equally often on the same rows.</summary>
public static class McNemar
{
    /// <summary>Fewer rows than this that just one of the two got right are tested exactly: 25.</summary>
    public const long LeastApproximateRows = 25;

    /// <summary>Tests the rows that just one of the two got right; the others say nothing.</summary>
    /// <param name="onlyFirstRight">Rows that only the first got right, 0 or more.</param>
    /// <param name="onlySecondRight">Rows that only the second got right, 0 or more.</param>
    /// <returns>Below <see cref="LeastApproximateRows"/> the smaller count and the exact p-value; else Edwards' chi-squared and its p-value. The rows are
    /// those that the two disagree on.</returns>
    /// <exception cref="ArgumentException">A count is negative.</exception>
    /// <remarks>McNemar (1947); Edwards (1948) for the correction, which is 0 where the counts are equal. Assumes independent rows: with several rows of
    /// one entity take <see cref="ClusteredContrast"/>.</remarks>
    public static PairedTestResult Test(long onlyFirstRight, long onlySecondRight)
    {
        Require.AtLeast(onlyFirstRight, 0, nameof(onlyFirstRight));
        Require.AtLeast(onlySecondRight, 0, nameof(onlySecondRight));
        var (rows, fewer) = (onlyFirstRight + onlySecondRight, Math.Min(onlyFirstRight, onlySecondRight));
        if (rows < LeastApproximateRows)
        {
            return new PairedTestResult(fewer, 2 * fewer == rows ? 1 : Math.Min(1, 2 * BetaFunction.Regularized(0.5, rows - fewer, fewer + 1)), rows);
        }

        var gap = Math.Max(0.0, Math.Abs(onlyFirstRight - onlySecondRight) - 1);
        var statistic = gap * gap / rows;
        return new PairedTestResult(statistic, GammaFunction.Q(0.5, statistic / 2), rows);
    }

    /// <summary>As the other, row by row.</summary>
    /// <param name="first">Whether the first is right; may be empty.</param>
    /// <param name="second">Whether the second is right, same rows.</param>
    /// <returns>As the other.</returns>
    /// <exception cref="ArgumentException">Lengths differ.</exception>
    public static PairedTestResult Test(ReadOnlySpan<bool> first, ReadOnlySpan<bool> second)
    {
        Require.SameLength(first.Length, second.Length, nameof(second));
        var (onlyFirst, onlySecond) = (0L, 0L);
        for (var row = 0; row < first.Length; row++)
        {
            onlyFirst += first[row] && !second[row] ? 1 : 0;
            onlySecond += second[row] && !first[row] ? 1 : 0;
        }

        return Test(onlyFirst, onlySecond);
    }
}
