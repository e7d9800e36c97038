namespace Perennial.Drift.TwoSample;

/// <summary>Rules of other tools for bins of equal width, to compare figures with theirs. <see cref="Bins.Quantiles(SortedSample, int)"/>
/// tells more.</summary>
public static class BinRules
{
    /// <summary>A number of bins of equal width over both samples together: they move with the current rows.</summary>
    /// <param name="first">First sample, at least one row, all finite.</param>
    /// <param name="second">Second sample, likewise; not all rows equal.</param>
    /// <param name="count">Bins, 1 or more; default 10.</param>
    /// <returns>The bins.</returns>
    /// <exception cref="ArgumentException">A sample is empty or holds a value that is not finite, or all rows are equal.</exception>
    public static Bins OverBoth(ReadOnlySpan<double> first, ReadOnlySpan<double> second, int count = 10)
    {
        Check(first, nameof(first));
        Check(second, nameof(second));
        var (low, high) = Range(first);
        var (otherLow, otherHigh) = Range(second);
        return Bins.EqualWidth(Math.Min(low, otherLow), Math.Max(high, otherHigh), count);
    }

    /// <summary>Sturges' number of bins over both samples together.</summary>
    /// <param name="first">First sample, at least one row, all finite.</param>
    /// <param name="second">Second sample, likewise; not all rows equal.</param>
    /// <returns>log2(n + m) + 1 bins, rounded up.</returns>
    /// <exception cref="ArgumentException">A sample is empty or holds a value that is not finite, or all rows are equal.</exception>
    /// <remarks>Sturges (1926), "The Choice of a Class Interval".</remarks>
    public static Bins Sturges(ReadOnlySpan<double> first, ReadOnlySpan<double> second) =>
        OverBoth(first, second, (int)Math.Ceiling(Math.Log2((double)first.Length + second.Length) + 1));

    /// <summary>Doane's number of bins over the reference alone, more for a skewed one.</summary>
    /// <param name="reference">Reference, at least three rows, all finite, not all equal.</param>
    /// <returns>The bins.</returns>
    /// <exception cref="ArgumentException">The reference is too short, holds a value that is not finite, or is constant.</exception>
    /// <remarks>Doane (1976), "Aesthetic Frequency Classifications".</remarks>
    public static Bins Doane(ReadOnlySpan<double> reference)
    {
        Require.AtLeast(reference.Length, 3, nameof(reference));
        Check(reference, nameof(reference));
        double n = reference.Length;
        var (mean, variance) = SampleMoments.Of(reference);
        var deviation = Math.Sqrt(variance * (n - 1) / n);
        var skew = 0.0;
        foreach (var value in reference)
        {
            skew += Math.Pow((value - mean) / deviation, 3) / n;
        }

        var noise = Math.Sqrt(6 * (n - 2) / ((n + 1) * (n + 3)));
        var (low, high) = Range(reference);
        return Bins.EqualWidth(low, high, (int)Math.Ceiling(1 + Math.Log2(n) + Math.Log2(1 + (Math.Abs(skew) / noise))));
    }

    private static void Check(ReadOnlySpan<double> sample, string name)
    {
        Require.NotEmpty(sample, name);
        Require.NoNaN(sample, name);
        var (low, high) = Range(sample);
        Require.Finite(low, $"smallest of {name}");
        Require.Finite(high, $"largest of {name}");
    }

    private static (double Low, double High) Range(ReadOnlySpan<double> sample) =>
        (System.Numerics.Tensors.TensorPrimitives.Min(sample), System.Numerics.Tensors.TensorPrimitives.Max(sample));
}
