namespace Perennial.Drift.Multiplicity;

/// <summary>The permutation step-down max-T of Westfall and Young: several tests read together, paying only for how far they differ. A
/// hundred columns that say the same cost no more than one.</summary>
public static class MaxT
{
    /// <summary>Adjusted p-values. Rejecting those at or under alpha keeps the chance of any false rejection under alpha.</summary>
    /// <param name="observed">Statistic of every test, larger for more drift, comparable between tests, not NaN; may be empty.</param>
    /// <param name="permuted">Gives the statistics of a random relabelling; called once per permutation.</param>
    /// <param name="permutations">Relabellings, 1 or more; default 999. An adjusted p is at least 1 / (permutations + 1).</param>
    /// <returns>Adjusted p-values, same order and length.</returns>
    /// <exception cref="ArgumentException">A statistic is NaN, or no permutation is asked for.</exception>
    /// <remarks>Westfall and Young (1993), algorithm 4.1; Ge, Dudoit and Speed (2003), box 2. Where nothing drifts the chance is exact,
    /// whatever the tests share; where only some do, it assumes subset pivotality. Assumes independent rows.</remarks>
    public static double[] Adjust(ReadOnlySpan<double> observed, PermutedStatistics permuted, int permutations = 999)
    {
        ArgumentNullException.ThrowIfNull(permuted);
        Require.NoNaN(observed, nameof(observed));
        Require.AtLeast(permutations, 1, nameof(permutations));
        var ascending = observed.ToArray();
        int[] order = [.. Enumerable.Range(0, ascending.Length)];
        Array.Sort(ascending, order);
        var asLarge = new int[order.Length];
        var drawn = new double[order.Length];
        for (var permutation = 0; permutation < permutations; permutation++)
        {
            permuted(drawn);
            var running = double.NegativeInfinity;
            for (var rank = 0; rank < order.Length; rank++)
            {
                running = Math.Max(running, drawn[order[rank]]);
                asLarge[rank] += running >= ascending[rank] ? 1 : 0;
            }
        }

        return Monotone(asLarge, order, permutations);
    }

    /// <summary>Kolmogorov-Smirnov on every column, read together.</summary>
    /// <param name="first">Columns of the first sample, at least one, all of the same rows, without NaN.</param>
    /// <param name="second">The same columns of the second sample, likewise.</param>
    /// <param name="permutations">Relabellings, 1 or more; default 999.</param>
    /// <param name="seed">Seed of the relabellings; default 0.</param>
    /// <returns>Per column the distance D, and the p-value adjusted for all columns.</returns>
    /// <exception cref="ArgumentException">Columns or rows differ in number, a sample is empty, a value is NaN, or no permutation is asked
    /// for.</exception>
    /// <remarks>Source as for <see cref="Adjust"/>. Whole rows are relabelled, so what columns share is kept. Each column is sorted once.
    /// Time O(columns times rows times permutations).</remarks>
    public static IReadOnlyList<TestResult> KolmogorovSmirnov(
        IReadOnlyList<double[]> first, IReadOnlyList<double[]> second, int permutations = 999, int seed = 0)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        Require.AtLeast(first.Count, 1, nameof(first));
        Require.SameLength(first.Count, second.Count, nameof(second));
        var gaps = new ColumnGaps(first, second, seed);
        var observed = new double[first.Count];
        gaps.Measure(observed);
        var adjusted = Adjust(observed, gaps.Next, permutations);
        return [.. observed.Zip(adjusted, (distance, p) => new TestResult(distance, p, first[0].Length, second[0].Length))];
    }

    private static double[] Monotone(int[] asLarge, int[] order, int permutations)
    {
        var adjusted = new double[order.Length];
        var running = 0.0;
        for (var rank = order.Length - 1; rank >= 0; rank--)
        {
            running = Math.Max(running, (asLarge[rank] + 1.0) / (permutations + 1));
            adjusted[order[rank]] = running;
        }

        return adjusted;
    }
}
