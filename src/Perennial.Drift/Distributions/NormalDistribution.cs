namespace Perennial.Drift.Distributions;

/// <summary>The standard normal distribution.</summary>
public static class NormalDistribution
{
    private const int MostSteps = 20;

    /// <summary>Probability that a standard normal is at most <paramref name="z"/>.</summary>
    /// <param name="z">Standard deviations from the mean; infinities allowed.</param>
    /// <returns>Probability, 0 to 1, with full relative precision in the lower tail.</returns>
    /// <exception cref="ArgumentException"><paramref name="z"/> is NaN.</exception>
    /// <remarks>Abramowitz and Stegun (1964), 26.2.2, through Q(1/2, z^2/2) (6.5.17).</remarks>
    public static double Cdf(double z)
    {
        Require.NotNaN(z, nameof(z));
        var tail = GammaFunction.Q(0.5, z * z / 2) / 2;
        return z <= 0 ? tail : 1 - tail;
    }

    /// <summary>The z with <see cref="Cdf"/>(z) = <paramref name="probability"/>.</summary>
    /// <param name="probability">Probability, 0 to 1; the ends give minus and plus infinity.</param>
    /// <returns>Standard deviations from the mean.</returns>
    /// <exception cref="ArgumentException">The probability is NaN or outside 0 to 1.</exception>
    /// <remarks>Abramowitz and Stegun (1964), 26.2.23 as the start, then Halley's steps on <see cref="Cdf"/>.</remarks>
    public static double Quantile(double probability)
    {
        Require.Probability(probability, nameof(probability));
        return probability switch
        {
            0 => double.NegativeInfinity,
            1 => double.PositiveInfinity,
            > 0.5 => -LowerQuantile(1 - probability),
            _ => LowerQuantile(probability),
        };
    }

    private static double LowerQuantile(double probability)
    {
        var t = Math.Sqrt(-2 * Math.Log(probability));
        var z = ((2.515517 + (t * (0.802853 + (t * 0.010328))))
            / (1 + (t * (1.432788 + (t * (0.189269 + (t * 0.001308))))))) - t;
        var step = double.MaxValue;
        for (var count = 0; count < MostSteps && Math.Abs(step) > 1e-15 * Math.Abs(z); count++)
        {
            var error = (Cdf(z) - probability) * Math.Sqrt(2 * Math.PI) * Math.Exp(z * z / 2);
            step = error / (1 + (z * error / 2));
            z -= step;
        }

        return z;
    }
}
