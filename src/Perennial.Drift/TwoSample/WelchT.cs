using Perennial.Drift.Distributions;

namespace Perennial.Drift.TwoSample;

/// <summary>Welch's t test: whether two means differ, the variances being what they are.</summary>
public static class WelchT
{
    /// <summary>Tests whether two samples share their mean.</summary>
    /// <param name="first">First sample, at least two finite rows.</param>
    /// <param name="second">Second sample, likewise.</param>
    /// <param name="alternative">Which departures count; default both.</param>
    /// <returns>t, of the sign of the first mean less the second, and its p-value. Two constant samples give t = 0 and p = 1 if they are
    /// equal, otherwise an infinite t and p as if certain.</returns>
    /// <exception cref="ArgumentException">A sample has fewer than two rows, or holds NaN or an infinity.</exception>
    /// <remarks>Welch (1947), with the degrees of freedom of Satterthwaite (1946). Assumes independent rows, and normal ones or many.
    /// Time O(n + m).</remarks>
    public static TestResult Test(
        ReadOnlySpan<double> first, ReadOnlySpan<double> second, Alternative alternative = Alternative.TwoSided)
    {
        var (mean, variance) = Moments(first, nameof(first));
        var (otherMean, otherVariance) = Moments(second, nameof(second));
        return OfMoments((mean, variance, first.Length), (otherMean, otherVariance, second.Length), alternative);
    }

    internal static TestResult OfMoments(
        (double Mean, double Variance, long Rows) first, (double Mean, double Variance, long Rows) second, Alternative alternative)
    {
        var (a, b) = (first.Variance / first.Rows, second.Variance / second.Rows);
        var gap = first.Mean - second.Mean;
        if (a + b == 0)
        {
            var certain = gap == 0 ? 0 : double.CopySign(double.PositiveInfinity, gap);
            return new TestResult(certain, gap == 0 ? 1 : NormalTails.PValue(certain, alternative), first.Rows, second.Rows);
        }

        var t = gap / Math.Sqrt(a + b);

        // By shares of the variance, which cannot overflow.
        var share = a / (a + b);
        var degrees = 1 / ((share * share / (first.Rows - 1)) + ((1 - share) * (1 - share) / (second.Rows - 1)));
        var p = alternative switch
        {
            Alternative.Less => StudentT.Cdf(t, degrees),
            Alternative.Greater => StudentT.Cdf(-t, degrees),
            _ => Math.Min(1, 2 * StudentT.Cdf(-Math.Abs(t), degrees)),
        };
        return new TestResult(t, p, first.Rows, second.Rows);
    }

    private static (double Mean, double Variance) Moments(ReadOnlySpan<double> sample, string name)
    {
        Require.AtLeast(sample.Length, 2, name);
        Require.NoNaN(sample, name);
        var moments = SampleMoments.Of(sample);
        Require.Finite(moments.Mean, $"the mean of {name}");
        return moments;
    }
}
