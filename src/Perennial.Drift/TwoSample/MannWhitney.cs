namespace Perennial.Drift.TwoSample;

/// <summary>The Mann-Whitney test: whether a row of one sample tends to be larger than a row of the other.</summary>
public static class MannWhitney
{
    /// <summary>Largest product of sample sizes for which the p-value is exact, if no rows tie: 2,500.</summary>
    public const long MostExactCells = 2_500;

    /// <summary>Tests whether two samples come from one distribution, against one being stochastically larger.</summary>
    /// <param name="first">First sample, any order, at least one row; infinities count as the largest values.</param>
    /// <param name="second">Second sample, likewise.</param>
    /// <param name="alternative">Which departures count; default both.</param>
    /// <returns>U, the pairs in which the first sample's row is the larger, a tie counted half: 0 to n m; and its p-value.</returns>
    /// <exception cref="ArgumentException">A sample is empty or holds NaN.</exception>
    /// <remarks>Mann and Whitney (1947), whose recurrence gives the exact p where no rows tie and n m is at most
    /// <see cref="MostExactCells"/>; otherwise the normal limit with the variance for ties and a continuity correction of a half. Not
    /// a test of medians: equal means, unequal variances make it reject or not as the shapes have it. Assumes independent rows. Time
    /// O((n + m) log(n + m)).</remarks>
    public static TestResult Test(
        ReadOnlySpan<double> first, ReadOnlySpan<double> second, Alternative alternative = Alternative.TwoSided) =>
        Test(SortedSample.Of(first, nameof(first)), SortedSample.Of(second, nameof(second)), alternative);

    /// <summary>As the other, for samples sorted once and compared often.</summary>
    /// <param name="first">First sample.</param>
    /// <param name="second">Second sample.</param>
    /// <param name="alternative">Which departures count; default both.</param>
    /// <returns>U and its p-value.</returns>
    /// <remarks>Source and assumption as for the other. Time O(n + m).</remarks>
    public static TestResult Test(SortedSample first, SortedSample second, Alternative alternative = Alternative.TwoSided)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return OfSweep(MergedSweep.Over(first.Values, second.Values), first.Rows, second.Rows, alternative);
    }

    internal static TestResult OfSweep(in MergedSweep sweep, long n, long m, Alternative alternative)
    {
        var statistic = sweep.DoubledPairs / 2.0;
        var p = n * m <= MostExactCells && sweep.TieCubes == 0
            ? ExactMannWhitney.PValue((int)statistic, (int)n, (int)m, alternative)
            : Limit(statistic, n, m, sweep.TieCubes, alternative);
        return new TestResult(statistic, p, n, m);
    }

    private static double Limit(double statistic, double n, double m, double tieCubes, Alternative alternative)
    {
        var total = n + m;
        var variance = n * m / 12 * (total + 1 - (tieCubes / (total * (total - 1))));
        if (variance <= 0)
        {
            return 1; // All rows are equal.
        }

        var gap = statistic - (n * m / 2);
        var corrected = alternative switch
        {
            Alternative.Less => gap + 0.5,
            Alternative.Greater => gap - 0.5,
            _ => Math.Max(0, Math.Abs(gap) - 0.5),
        };
        return NormalTails.PValue(corrected / Math.Sqrt(variance), alternative);
    }
}
