using Perennial.Drift.Distributions;

namespace Perennial.Drift.Segmentation;

/// <summary>Whether, and where, the mean of a finished series shifts once: the cumulative sums of its deviations against a Brownian bridge.</summary>
public static class MeanShift
{
    /// <summary>What sums lose by rounding, for each unit of the largest value: a shift as small is none.</summary>
    private const double Rounding = 1e-15;

    /// <summary>Tests a series in order of time.</summary>
    /// <param name="values">At least 4, finite, about equally spaced.</param>
    /// <returns>The test's figures and the likeliest first place after the shift. A constant series gives the statistic 0 and p = 1.</returns>
    /// <exception cref="ArgumentException">There are fewer than four values, or one is NaN or an infinity.</exception>
    /// <remarks>
    /// The statistic is the largest <c>|S_k| / (sigma sqrt(n))</c>, where <c>S_k</c> sums the deviations of the first k values from the mean of
    /// all (Ploberger and Krämer 1992, for a regression on a constant); p is Kolmogorov's limit. The place is that of the largest
    /// <c>|S_k|</c>. Sigma is taken from successive differences (von Neumann 1941), so that the shift itself does not count as noise.
    /// Assumes independent values of one variance: where neighbours resemble each other it finds shifts too often. Time O(n).
    /// </remarks>
    public static MeanShiftResult Test(ReadOnlySpan<double> values)
    {
        Require.AtLeast(values.Length, 4, nameof(values));
        Require.NoNaN(values, nameof(values));
        double mean = 0;
        foreach (var value in values)
        {
            mean += value / values.Length;
        }

        Require.Finite(mean, $"the mean of {nameof(values)}");
        var (farthest, place) = Farthest(values, mean);
        var sigma = Noise(values);
        if (farthest <= Rounding * values.Length * Largest(values))
        {
            return new MeanShiftResult(0, 1, 0);
        }

        var statistic = farthest / (sigma * Math.Sqrt(values.Length));
        return new MeanShiftResult(statistic, KolmogorovDistribution.Survival(statistic), place);
    }

    private static (double Distance, int Place) Farthest(ReadOnlySpan<double> values, double mean)
    {
        double sum = 0, farthest = 0;
        var place = 0;
        for (var at = 0; at < values.Length - 1; at++)
        {
            sum += values[at] - mean;
            if (Math.Abs(sum) > farthest)
            {
                (farthest, place) = (Math.Abs(sum), at + 1);
            }
        }

        return (farthest, place);
    }

    private static double Largest(ReadOnlySpan<double> values)
    {
        double largest = 0;
        foreach (var value in values)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        return largest;
    }

    private static double Noise(ReadOnlySpan<double> values)
    {
        double squares = 0;
        for (var at = 1; at < values.Length; at++)
        {
            squares += (values[at] - values[at - 1]) * (values[at] - values[at - 1]);
        }

        return Math.Sqrt(squares / (2 * (values.Length - 1)));
    }
}
