namespace Perennial.Drift.TwoSample;

/// <summary>The Wasserstein-1 (earth mover's) distance: how far a row must be moved, on average, to turn one sample into the other.</summary>
public static class Wasserstein
{
    /// <summary>The distance in the unit of the values.</summary>
    /// <param name="first">First sample, any order, at least one row, all finite.</param>
    /// <param name="second">Second sample, likewise.</param>
    /// <returns>0 or more, in the unit of the values; 0 for the same distribution of rows.</returns>
    /// <exception cref="ArgumentException">A sample is empty, or holds NaN or an infinity.</exception>
    /// <remarks>Vallender (1974): the area between the empirical distribution functions. Scales with the unit, and noise alone gives
    /// about 1.3 sd sqrt(1/n + 1/m) on normal data. Time O((n + m) log(n + m)).</remarks>
    public static double Between(ReadOnlySpan<double> first, ReadOnlySpan<double> second) =>
        Between(SortedSample.Of(first, nameof(first)), SortedSample.Of(second, nameof(second)));

    /// <summary>As the other, for samples sorted once and compared often.</summary>
    /// <param name="first">First sample, all finite.</param>
    /// <param name="second">Second sample, all finite.</param>
    /// <returns>The distance in the unit of the values.</returns>
    /// <exception cref="ArgumentException">A sample holds an infinity.</exception>
    /// <remarks>Source as for the other. Time O(n + m).</remarks>
    public static double Between(SortedSample first, SortedSample second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var sweep = MergedSweep.Over(first.Finite(nameof(first)).Values, second.Finite(nameof(second)).Values);
        return OfSweep(sweep, first.Rows, second.Rows);
    }

    /// <summary>The distance in standard deviations of the reference, so that columns of different units can be read side by side.</summary>
    /// <param name="reference">Reference, any order, at least two rows, all finite.</param>
    /// <param name="current">Current rows, any order, at least one row, all finite.</param>
    /// <param name="leastDeviation">Smallest standard deviation to divide by, 0 or more, in the unit of the values; default 0.</param>
    /// <returns>0 or more; 0 where the distance is 0, positive infinity where a constant reference moved and no least deviation is set.
    /// </returns>
    /// <exception cref="ArgumentException">A sample is too short, or holds NaN or an infinity, or the least deviation is negative.</exception>
    /// <remarks>Source as for the other; the deviation is that with n - 1.</remarks>
    public static double Normalized(ReadOnlySpan<double> reference, ReadOnlySpan<double> current, double leastDeviation = 0)
    {
        Require.AtLeastZero(leastDeviation, nameof(leastDeviation));
        Require.AtLeast(reference.Length, 2, nameof(reference));
        var distance = Between(SortedSample.Of(reference, nameof(reference)), SortedSample.Of(current, nameof(current)));
        return Normalized(distance, Math.Max(leastDeviation, Math.Sqrt(SampleMoments.Of(reference).Variance)));
    }

    internal static double Normalized(double distance, double deviation) => distance == 0 ? 0 : distance / deviation;

    internal static double OfSweep(in MergedSweep sweep, double n, double m) => sweep.Area / n / m;
}
