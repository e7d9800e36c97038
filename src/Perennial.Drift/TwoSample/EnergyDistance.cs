namespace Perennial.Drift.TwoSample;

/// <summary>The energy distance: twice the mean distance between rows of different samples, less those within each.</summary>
public static class EnergyDistance
{
    /// <summary>The distance: the root of 2 E|X - Y| - E|X - X'| - E|Y - Y'|.</summary>
    /// <param name="first">First sample, any order, at least one row, all finite.</param>
    /// <param name="second">Second sample, likewise.</param>
    /// <returns>0 or more, in the root of the unit of the values.</returns>
    /// <exception cref="ArgumentException">A sample is empty, or holds NaN or an infinity.</exception>
    /// <remarks>Szekely and Rizzo (2013), "Energy statistics"; in one dimension twice the integral of the squared difference of the
    /// distribution functions. Time O((n + m) log(n + m)), not the square.</remarks>
    public static double Between(ReadOnlySpan<double> first, ReadOnlySpan<double> second) =>
        Between(SortedSample.Of(first, nameof(first)), SortedSample.Of(second, nameof(second)));

    /// <summary>As the other, for samples sorted once and compared often.</summary>
    /// <param name="first">First sample, all finite.</param>
    /// <param name="second">Second sample, all finite.</param>
    /// <returns>The distance, in the root of the unit of the values.</returns>
    /// <exception cref="ArgumentException">A sample holds an infinity.</exception>
    /// <remarks>Source as for the other. Time O(n + m).</remarks>
    public static double Between(SortedSample first, SortedSample second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var sweep = MergedSweep.Over(first.Finite(nameof(first)).Values, second.Finite(nameof(second)).Values);
        return OfSweep(sweep, first.Rows, second.Rows);
    }

    /// <summary>Tests whether two samples come from one distribution, by relabelling their rows at random.</summary>
    /// <param name="first">First sample, any order, at least one row, all finite.</param>
    /// <param name="second">Second sample, likewise.</param>
    /// <param name="permutations">Relabellings, 1 or more; default 999. p is at least 1 / (permutations + 1).</param>
    /// <param name="seed">Seed of the relabellings; default 0.</param>
    /// <returns>The distance, and the share of relabellings with as large a one, the observed counted among them.</returns>
    /// <exception cref="ArgumentException">A sample is empty, or holds NaN or an infinity, or no permutation is asked for.</exception>
    /// <remarks>Source as for <see cref="Between(ReadOnlySpan{double}, ReadOnlySpan{double})"/>; p as in Davison and Hinkley (1997), 4.11.
    /// Assumes independent rows; exact at any size. Time O((n + m)(log(n + m) + permutations)).</remarks>
    public static TestResult Test(ReadOnlySpan<double> first, ReadOnlySpan<double> second, int permutations = 999, int seed = 0)
    {
        Require.AtLeast(permutations, 1, nameof(permutations));
        var (one, two) = (SortedSample.Of(first, nameof(first)), SortedSample.Of(second, nameof(second)));
        var observed = Between(one, two);
        var labels = RowLabels.Of(one.Values, two.Values);
        var least = labels.SquaredArea() * (1 - 1e-12);
        var random = new Random(seed);
        var asLarge = 0;
        for (var permutation = 0; permutation < permutations; permutation++)
        {
            labels.Shuffle(random);
            asLarge += labels.SquaredArea() >= least ? 1 : 0;
        }

        return new TestResult(observed, (asLarge + 1.0) / (permutations + 1), first.Length, second.Length);
    }

    internal static double OfSweep(in MergedSweep sweep, double n, double m) => Math.Sqrt(2 * sweep.SquaredArea) / n / m;
}
