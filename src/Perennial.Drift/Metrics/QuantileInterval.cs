using Perennial.Drift.Distributions;

namespace Perennial.Drift.Metrics;

/// <summary>A quantile of measurements with an interval that assumes nothing of how they are spread.</summary>
/// <param name="Value">The quantile: the smallest measurement that at least this share does not exceed.</param>
/// <param name="Lower">Lower end; negative infinity where there are too few measurements to say.</param>
/// <param name="Upper">Upper end; positive infinity where there are too few measurements to say.</param>
/// <param name="Rows">Measurements, at least 1.</param>
public sealed record QuantileInterval(double Value, double Lower, double Upper, long Rows)
{
    /// <summary>The quantile of some measurements.</summary>
    /// <param name="values">At least one, any order; infinities allowed.</param>
    /// <param name="probability">Which quantile, above 0 and below 1.</param>
    /// <param name="confidence">Two-sided, above 0 and below 1; default 0.95.</param>
    /// <returns>The quantile with two order statistics around it.</returns>
    /// <exception cref="ArgumentException">No values, one is NaN, or a probability out of range.</exception>
    /// <remarks>Conover (1999), section 3.2: how many measurements lie under the quantile is binomial, so that order statistics hold it with at least the
    /// confidence. Assumes independent measurements of one distribution.</remarks>
    public static QuantileInterval Of(ReadOnlySpan<double> values, double probability, double confidence = 0.95)
    {
        Require.NotEmpty(values, nameof(values));
        Require.NoNaN(values, nameof(values));
        Require.InsideUnit(probability, nameof(probability));
        var tail = (1 - Require.InsideUnit(confidence, nameof(confidence))) / 2;
        var sorted = values.ToArray();
        Array.Sort(sorted);
        var at = Math.Clamp((int)Math.Ceiling(probability * sorted.Length), 1, sorted.Length) - 1;
        var below = Largest(sorted.Length, rank => AtMost(rank - 1, sorted.Length, probability) <= tail);
        var above = Largest(sorted.Length, rank => 1 - AtMost(sorted.Length - rank, sorted.Length, probability) <= tail);
        return new QuantileInterval(
            sorted[at],
            below == 0 ? double.NegativeInfinity : sorted[below - 1],
            above == 0 ? double.PositiveInfinity : sorted[sorted.Length - above],
            sorted.Length);
    }

    // The chance that at most so many of the rows lie under the quantile.
    private static double AtMost(int count, int rows, double probability) =>
        count < 0 ? 0 : count >= rows ? 1 : BetaFunction.Regularized(1 - probability, rows - count, count + 1);

    // The largest rank from 1 for which it holds; 0 when it holds for none. It holds up to some rank.
    private static int Largest(int rows, Func<int, bool> holds)
    {
        var (yes, no) = (0, rows + 1);
        while (no - yes > 1)
        {
            var middle = (yes + no) / 2;
            (yes, no) = holds(middle) ? (middle, no) : (yes, middle);
        }

        return yes;
    }
}
