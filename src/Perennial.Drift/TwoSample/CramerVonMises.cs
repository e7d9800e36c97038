using Perennial.Drift.Distributions;

namespace Perennial.Drift.TwoSample;

/// <summary>The two-sample Cramer-von Mises test: the squared distance between two empirical distribution functions, over all rows.</summary>
public static class CramerVonMises
{
    /// <summary>Largest product of sample sizes for which the p-value is exact: 225. Above, it is asymptotic.</summary>
    public const long MostExactCells = 225;

    /// <summary>Tests whether two samples come from one distribution.</summary>
    /// <param name="first">First sample, any order, at least one row; infinities count as the largest values.</param>
    /// <param name="second">Second sample, likewise.</param>
    /// <returns>Statistic T, 0 or more, and its p-value.</returns>
    /// <exception cref="ArgumentException">A sample is empty or holds NaN.</exception>
    /// <remarks>Anderson (1962), "On the Distribution of the Two-Sample Cramer-von Mises Criterion", equations 2, 9 and 14: n m / (n + m)^2
    /// times the sum over rows of the squared distance. A row in a run of ties counts the mean of those before and after the run, so that
    /// without ties it is Anderson's; with midranks in his equation 10, as in scipy, tied samples of one distribution are taken for
    /// different. The exact p is conditional on the ties; above <see cref="MostExactCells"/> the limit, standardized by the mean and
    /// variance of the sample sizes, which ties make conservative. Assumes independent rows. Time O((n + m) log(n + m)).</remarks>
    public static TestResult Test(ReadOnlySpan<double> first, ReadOnlySpan<double> second) =>
        Test(SortedSample.Of(first, nameof(first)), SortedSample.Of(second, nameof(second)));

    /// <summary>As the other, for samples sorted once and compared often.</summary>
    /// <param name="first">First sample.</param>
    /// <param name="second">Second sample.</param>
    /// <returns>Statistic and p-value.</returns>
    /// <remarks>Source and assumption as for the other. Time O(n + m).</remarks>
    public static TestResult Test(SortedSample first, SortedSample second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return (long)first.Rows * second.Rows <= MostExactCells
            ? ExactCramerVonMises.Test(first.Values, second.Values)
            : OfSweep(MergedSweep.Over(first.Values, second.Values), first.Rows, second.Rows);
    }

    internal static TestResult OfSweep(in MergedSweep sweep, double n, double m)
    {
        var (total, cells) = (n + m, n * m);

        var statistic = sweep.SquaredGaps / 2 / cells / total / total;
        var mean = (1 + (1 / total)) / 6;
        var variance = (total + 1) * ((4 * cells * total) - (3 * ((n * n) + (m * m))) - (2 * cells)) / (45 * total * total * 4 * cells);
        var standard = (1.0 / 6) + ((statistic - mean) / Math.Sqrt(45 * variance));
        return new TestResult(statistic, CramerVonMisesDistribution.Survival(Math.Max(0, standard)), (long)n, (long)m);
    }
}
