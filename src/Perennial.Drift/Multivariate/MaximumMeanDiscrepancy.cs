using System.Numerics.Tensors;
using Perennial.Drift.Distributions;

namespace Perennial.Drift.Multivariate;

/// <summary>The maximum mean discrepancy with a Gaussian kernel: whether rows of several columns come from one joint distribution.</summary>
public static class MaximumMeanDiscrepancy
{
    /// <summary>The unbiased squared discrepancy, tested by relabelling rows at random.</summary>
    /// <param name="first">First sample, at least two rows.</param>
    /// <param name="second">Second sample, at least two rows, the same columns.</param>
    /// <param name="options">Kernel and permutations; null: the defaults of <see cref="MaximumMeanDiscrepancyOptions"/>.</param>
    /// <returns>The squared discrepancy, which may be slightly negative, and the share of relabellings with as large a one, the observed
    /// counted among them.</returns>
    /// <exception cref="ArgumentException">A sample has fewer than two rows, columns differ, or an option is out of range.</exception>
    /// <remarks>Gretton, Borgwardt, Rasch, Schoelkopf and Smola (2012), "A Kernel Two-Sample Test", equation 3. The kernel is
    /// exp(-|x - y|^2 / (2 width^2)). Exact at any size, for independent rows. Columns should be of comparable scale. Memory (n + m)^2
    /// numbers and time that times columns plus permutations: for more than a few thousand rows take <see cref="TestLinear"/>.</remarks>
    public static TestResult Test(MatrixRows first, MatrixRows second, MaximumMeanDiscrepancyOptions? options = null)
    {
        MatrixRows.SameColumns(first, second, nameof(second));
        options = (options ?? new()).Checked();
        Require.AtLeast(first.Count, 2, nameof(first));
        Require.AtLeast(second.Count, 2, nameof(second));
        var matrix = new KernelMatrix(first.Then(second), Width(first, second, options));
        int[] order = [.. Enumerable.Range(0, first.Count + second.Count)];
        var observed = matrix.Unbiased(order, first.Count);
        var random = new Random(options.Seed);
        var asLarge = 0;
        for (var permutation = 0; permutation < options.Permutations; permutation++)
        {
            random.Shuffle(order);
            asLarge += matrix.Unbiased(order, first.Count) >= observed - 1e-14 ? 1 : 0;
        }

        return new TestResult(observed, (asLarge + 1.0) / (options.Permutations + 1), first.Count, second.Count);
    }

    /// <summary>The discrepancy estimated from disjoint pairs of rows: for samples too large for the kernel matrix.</summary>
    /// <param name="first">First sample, at least four rows, in random order.</param>
    /// <param name="second">Second sample, at least four rows, in random order, the same columns; of the longer sample the last rows are
    /// left out.</param>
    /// <param name="options">Kernel; null: the defaults of <see cref="MaximumMeanDiscrepancyOptions"/>. Permutations are not used.</param>
    /// <returns>The squared discrepancy, and its one-sided p-value from the normal limit.</returns>
    /// <exception cref="ArgumentException">A sample has fewer than four rows, columns differ, or an option is out of range.</exception>
    /// <remarks>Gretton and others (2012), lemma 14 and corollary 16. Much less powerful than the other at the same rows; the limit needs
    /// some hundreds of them. Time O(rows times columns), no memory.</remarks>
    public static TestResult TestLinear(MatrixRows first, MatrixRows second, MaximumMeanDiscrepancyOptions? options = null)
    {
        MatrixRows.SameColumns(first, second, nameof(second));
        options = (options ?? new()).Checked();
        Require.AtLeast(first.Count, 4, nameof(first));
        Require.AtLeast(second.Count, 4, nameof(second));
        var factor = -1 / (2 * Math.Pow(Width(first, second, options), 2));
        double Kernel(ReadOnlySpan<double> x, ReadOnlySpan<double> y) => Math.Exp(factor * Math.Pow(TensorPrimitives.Distance(x, y), 2));
        var terms = new double[Math.Min(first.Count, second.Count) / 2];
        for (var pair = 0; pair < terms.Length; pair++)
        {
            var (a, b) = (2 * pair, (2 * pair) + 1);
            terms[pair] = Kernel(first[a], first[b]) + Kernel(second[a], second[b]) - Kernel(first[a], second[b]) - Kernel(first[b], second[a]);
        }

        var (mean, variance) = TwoSample.SampleMoments.Of(terms);
        var p = variance == 0 ? 1 : NormalDistribution.Cdf(-mean / Math.Sqrt(variance / terms.Length));
        return new TestResult(mean, p, first.Count, second.Count);
    }

    private static double Width(MatrixRows first, MatrixRows second, MaximumMeanDiscrepancyOptions options) =>
        options.Width ?? MedianDistance.Of(first, second, options.MedianRows);
}
