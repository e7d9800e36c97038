using Perennial.Drift.Distributions;

namespace Perennial.Drift.TwoSample;

/// <summary>The two-sided, two-sample Kolmogorov-Smirnov test: largest distance between two empirical distribution functions.</summary>
public static class KolmogorovSmirnov
{
    /// <summary>Largest product of sample sizes for which the p-value is exact: 10,000. Above, it is asymptotic.</summary>
    public const long MostExactCells = 10_000;

    /// <summary>Tests whether two samples come from one distribution.</summary>
    /// <param name="first">First sample, any order, at least one row; infinities count as the largest values.</param>
    /// <param name="second">Second sample, likewise.</param>
    /// <returns>Statistic D from 0 to 1 and its two-sided p-value.</returns>
    /// <exception cref="ArgumentException">A sample is empty or holds NaN.</exception>
    /// <remarks>Smirnov (1939); exact p by the lattice paths of Hodges (1958), conditional on the ties (Schröer and Trenkler, 1995),
    /// so it is right for discrete data too; above <see cref="MostExactCells"/> Kolmogorov's limit, which ties make conservative.
    /// Assumes independent rows: correlated rows within an entity make p too small. Time O((n + m) log(n + m)).</remarks>
    public static TestResult Test(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        CheckSample(first, nameof(first));
        CheckSample(second, nameof(second));
        return OfSorted(Sorted(first), Sorted(second));
    }

    /// <summary>As <see cref="Test(ReadOnlySpan{double}, ReadOnlySpan{double})"/>, for a reference sorted once and compared often.</summary>
    /// <param name="sortedReference">First sample in ascending order, at least one row.</param>
    /// <param name="current">Second sample, any order, at least one row.</param>
    /// <returns>Statistic D from 0 to 1 and its two-sided p-value.</returns>
    /// <exception cref="ArgumentException">A sample is empty or holds NaN, or the reference is not ascending.</exception>
    /// <remarks>Source and assumption as for <see cref="Test(ReadOnlySpan{double}, ReadOnlySpan{double})"/>.</remarks>
    public static TestResult TestAgainstSorted(ReadOnlySpan<double> sortedReference, ReadOnlySpan<double> current)
    {
        CheckSample(sortedReference, nameof(sortedReference));
        CheckSample(current, nameof(current));
        Require.Ascending(sortedReference, nameof(sortedReference));
        return OfSorted(sortedReference, Sorted(current));
    }

    /// <summary>As <see cref="Test(ReadOnlySpan{double}, ReadOnlySpan{double})"/>, for samples sorted once and compared often.</summary>
    /// <param name="first">First sample.</param>
    /// <param name="second">Second sample.</param>
    /// <returns>Statistic D from 0 to 1 and its two-sided p-value.</returns>
    /// <remarks>Source and assumption as for the other. Time O(n + m).</remarks>
    public static TestResult Test(SortedSample first, SortedSample second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return OfSorted(first.Values, second.Values);
    }

    /// <summary>The statistic alone, for samples already checked and in ascending order.</summary>
    internal static double StatisticOfSorted(ReadOnlySpan<double> first, ReadOnlySpan<double> second) =>
        LargestGap(first, second) / ((double)first.Length * second.Length);

    private static void CheckSample(ReadOnlySpan<double> sample, string name)
    {
        Require.NotEmpty(sample, name);
        Require.NoNaN(sample, name);
    }

    private static double[] Sorted(ReadOnlySpan<double> sample)
    {
        var copy = sample.ToArray();
        RadixSort.Sort(copy);
        return copy;
    }

    /// <summary>As <see cref="Test(ReadOnlySpan{double}, ReadOnlySpan{double})"/>, for samples already checked and in ascending order.</summary>
    internal static TestResult OfSorted(ReadOnlySpan<double> first, ReadOnlySpan<double> second) =>
        OfGap(LargestGap(first, second), first, second);

    internal static TestResult OfGap(long cells, ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        long n = first.Length;
        long m = second.Length;
        var statistic = cells / ((double)n * m);
        var p = n * m <= MostExactCells
            ? LatticePaths.Survival(cells, first, second)
            : KolmogorovDistribution.Survival(Math.Sqrt((double)n * m / (n + m)) * statistic);
        return new TestResult(statistic, p, n, m);
    }

    // The gap in whole cells, |i m - j n|, so that equal distances compare equal; read only where a run of ties ends. No branch depends
    // on the values, which would be guessed wrongly every other time.
    private static long LargestGap(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        int i = 0, j = 0;
        var (gap, largest, at) = (0L, 0L, double.NegativeInfinity);
        while (i < first.Length && j < second.Length)
        {
            var (x, y) = (first[i], second[j]);
            var fromFirst = x <= y ? 1 : 0;
            var value = Math.Min(x, y);
            largest = Math.Max(largest, value > at ? Math.Abs(gap) : 0);
            at = value;
            i += fromFirst;
            j += 1 - fromFirst;
            gap = ((long)i * second.Length) - ((long)j * first.Length);
        }

        // One sample is used up: the gap only closes from here, once the ties are past.
        while (i < first.Length && first[i] == at)
        {
            i++;
        }

        while (j < second.Length && second[j] == at)
        {
            j++;
        }

        return Math.Max(largest, Math.Abs(((long)i * second.Length) - ((long)j * first.Length)));
    }
}
