namespace Perennial.Drift.Distributions;

/// <summary>Quantiles of the chi-squared distribution.</summary>
public static class ChiSquaredQuantile
{
    /// <summary>The value exceeded with a given probability.</summary>
    /// <param name="probability">Probability, above 0 and below 1.</param>
    /// <param name="degrees">Degrees of freedom, finite, above 0.</param>
    /// <returns>The value, above 0.</returns>
    /// <exception cref="ArgumentException">An argument is NaN or out of range.</exception>
    /// <remarks>Bisection on <see cref="GammaFunction.Q"/> down to neighbouring numbers.</remarks>
    public static double UpperTail(double probability, double degrees)
    {
        Require.InsideUnit(probability, nameof(probability));
        Require.Positive(degrees, nameof(degrees));
        return Bisection.Falling(x => GammaFunction.Q(degrees / 2, x / 2), probability);
    }
}
