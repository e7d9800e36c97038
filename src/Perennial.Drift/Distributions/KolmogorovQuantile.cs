namespace Perennial.Drift.Distributions;

/// <summary>Quantiles of Kolmogorov's limit distribution.</summary>
public static class KolmogorovQuantile
{
    /// <summary>The scaled distance exceeded with a given probability when nothing differs.</summary>
    /// <param name="probability">Probability, above 0 and below 1.</param>
    /// <returns>The distance, above 0: 1.358 for 0.05.</returns>
    /// <exception cref="ArgumentException">The probability is NaN or out of range.</exception>
    /// <remarks>Bisection on <see cref="KolmogorovDistribution.Survival"/> down to neighbouring numbers.</remarks>
    public static double UpperTail(double probability)
    {
        Require.InsideUnit(probability, nameof(probability));
        return Bisection.Falling(KolmogorovDistribution.Survival, probability);
    }
}
