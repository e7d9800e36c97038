using Perennial.Drift.Distributions;

namespace Perennial.Drift.TwoSample;

/// <summary>The Anderson-Darling test of two or more samples: the squared distance between distribution functions, weighed so that the
/// tails count as much as the middle.</summary>
public static class AndersonDarling
{
    /// <summary>Tests whether two samples come from one distribution.</summary>
    /// <param name="first">First sample, any order, at least one row; infinities count as the largest values.</param>
    /// <param name="second">Second sample, likewise; at least four rows in both together.</param>
    /// <returns>The standardized midrank statistic, which may be negative, and its p-value.</returns>
    /// <exception cref="ArgumentException">A sample is empty or holds NaN, or there are fewer than four rows.</exception>
    /// <remarks>Scholz and Stephens (1987), "K-Sample Anderson-Darling Tests", equation 7 for the statistic; p from the limit distribution
    /// at the standardized value, valid at any size of p and not only between 0.001 and 0.25, where their table ends; where rows tie,
    /// standardized by the variance given the ties, without which tied samples alarm too often. With all rows equal p is 1. Assumes
    /// independent rows. Time O((n + m) log(n + m)).</remarks>
    public static TestResult Test(ReadOnlySpan<double> first, ReadOnlySpan<double> second) =>
        Test(SortedSample.Of(first, nameof(first)), SortedSample.Of(second, nameof(second)));

    /// <summary>As the other, for samples sorted once and compared often.</summary>
    /// <param name="first">First sample.</param>
    /// <param name="second">Second sample; at least four rows in both together.</param>
    /// <returns>Statistic and p-value.</returns>
    /// <exception cref="ArgumentException">There are fewer than four rows.</exception>
    /// <remarks>Source and assumption as for the other. Time O(n + m).</remarks>
    public static TestResult Test(SortedSample first, SortedSample second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return OfSweep(MergedSweep.Over(first.Values, second.Values), first.Rows, second.Rows);
    }

    /// <summary>Tests whether k samples come from one distribution.</summary>
    /// <param name="samples">Two samples or more, each of at least one row, without NaN; at least four rows in all.</param>
    /// <param name="options">How p is found; null: the defaults of <see cref="AndersonDarlingOptions"/>.</param>
    /// <returns>The standardized midrank statistic, with the p-value; the first sample's rows, and those of all others.</returns>
    /// <exception cref="ArgumentException">Fewer than two samples or four rows, an empty sample, NaN, or an option out of range.</exception>
    /// <remarks>Scholz and Stephens (1987), equation 7, with p interpolated in their table 2 and so held between 0.001 and 0.25, and too
    /// small where many rows tie; or, with
    /// permutations asked for, the share of relabellings with as large a statistic. Assumes independent rows.</remarks>
    public static TestResult Test(IReadOnlyList<double[]> samples, AndersonDarlingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(samples);
        Require.AtLeast(samples.Count, 2, nameof(samples));
        options ??= new AndersonDarlingOptions();
        options.Check();
        var pooled = PooledSamples.Of(samples);
        Require.AtLeast(pooled.Rows, 4, nameof(samples));
        var statistic = Standardized(pooled.Anderson(), pooled.Counts);
        var p = options.Permutations == 0
            ? ScholzStephens.PValue(statistic, samples.Count - 1)
            : Permuted(pooled, options);
        return new TestResult(statistic, pooled.IsConstant ? 1 : p, samples[0].Length, pooled.Rows - samples[0].Length);
    }

    internal static TestResult OfSweep(in MergedSweep sweep, long n, long m)
    {
        Require.AtLeast(n + m, 4, "rows");
        var raw = (n + m - 1.0) * sweep.Anderson / ((double)n * m * (n + m));
        var statistic = Standardized(raw, [n, m]);
        var constant = sweep.LargestGap == 0 && sweep.Anderson == 0 && sweep.TieCubes > 0;
        var limit = AndersonDarlingDistribution.Variance;

        // Ties leave fewer, heavier terms in the sum: the same mean, a larger variance.
        var scale = sweep.TieCubes > 0 && sweep.AndersonVariance > limit ? limit / Math.Sqrt(sweep.AndersonVariance) : Math.Sqrt(limit);
        var p = AndersonDarlingDistribution.Survival(1 + (statistic * scale));
        return new TestResult(statistic, constant ? 1 : p, n, m);
    }

    private static double Permuted(PooledSamples pooled, AndersonDarlingOptions options)
    {
        var observed = pooled.Anderson();
        var random = new Random(options.Seed);
        var asLarge = 0;
        for (var permutation = 0; permutation < options.Permutations; permutation++)
        {
            pooled.Shuffle(random);
            asLarge += pooled.Anderson() >= observed * (1 - 1e-12) ? 1 : 0;
        }

        return (asLarge + 1.0) / (options.Permutations + 1);
    }

    private static double Standardized(double raw, ReadOnlySpan<long> rows) =>
        (raw - (rows.Length - 1)) / ScholzStephens.Deviation(rows);
}
