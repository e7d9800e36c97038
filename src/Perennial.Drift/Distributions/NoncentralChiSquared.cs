namespace Perennial.Drift.Distributions;

/// <summary>The noncentral chi-squared distribution: what a chi-squared statistic follows when something did drift.</summary>
public static class NoncentralChiSquared
{
    private const double Negligible = 1e-17;

    /// <summary>Probability that the variable exceeds <paramref name="x"/>.</summary>
    /// <param name="x">Threshold, 0 or more.</param>
    /// <param name="degrees">Degrees of freedom, finite, above 0.</param>
    /// <param name="noncentrality">Sum of squared means, 0 or more, finite; 0 gives the central distribution.</param>
    /// <returns>Probability, 0 to 1, absolute error near 1e-13.</returns>
    /// <exception cref="ArgumentException">An argument is NaN or out of range.</exception>
    /// <remarks>Abramowitz and Stegun (1964), 26.4.25: a Poisson mixture of central tails, summed outward from its mode.</remarks>
    public static double Survival(double x, double degrees, double noncentrality)
    {
        Require.AtLeastZero(x, nameof(x));
        Require.Positive(degrees, nameof(degrees));
        Require.AtLeastZero(Require.Finite(noncentrality, nameof(noncentrality)), nameof(noncentrality));
        var half = noncentrality / 2;
        var mode = (int)half;
        var weight = Math.Exp((mode == 0 ? 0 : mode * Math.Log(half)) - half - GammaFunction.Log(mode + 1));
        var sum = 0.0;
        for (var (k, w) = (mode, weight); w > Negligible; k++, w *= half / k)
        {
            sum += w * GammaFunction.Q((degrees / 2) + k, x / 2);
        }

        for (var (k, w) = (mode - 1, weight * mode / Math.Max(half, double.Epsilon)); k >= 0 && w > Negligible; w *= k / half, k--)
        {
            sum += w * GammaFunction.Q((degrees / 2) + k, x / 2);
        }

        return Math.Min(1, sum);
    }
}
