namespace Perennial.Drift.Distributions;

/// <summary>Kolmogorov's limit distribution of the scaled largest distance between distribution functions.</summary>
public static class KolmogorovDistribution
{
    /// <summary>Probability that the scaled distance exceeds <paramref name="distance"/> when nothing differs.</summary>
    /// <param name="distance">sqrt(n m / (n + m)) times the Kolmogorov-Smirnov statistic, 0 or more.</param>
    /// <returns>Probability, 0 to 1, with full relative precision in the tail.</returns>
    /// <exception cref="ArgumentException">The distance is NaN or negative.</exception>
    /// <remarks>Kolmogorov (1933); Feller (1948), and its theta-function form for small distances.
    /// Assumes continuous data and large samples; ties make it conservative.</remarks>
    public static double Survival(double distance)
    {
        Require.AtLeastZero(distance, nameof(distance));
        return distance < 1 ? 1 - Theta(distance) : Alternating(distance);
    }

    private static double Alternating(double distance)
    {
        var sum = 0.0;
        for (var k = 1; k <= 10; k++)
        {
            var term = Math.Exp(-2 * k * k * distance * distance);
            sum += k % 2 == 1 ? term : -term;
        }

        return 2 * sum;
    }

    private static double Theta(double distance)
    {
        if (distance < 0.04)
        {
            return 0; // Below 1e-300: the cumulative probability cannot be told from zero.
        }

        var sum = 0.0;
        for (var k = 1; k <= 19; k += 2)
        {
            sum += Math.Exp(-k * k * Math.PI * Math.PI / (8 * distance * distance));
        }

        return Math.Sqrt(2 * Math.PI) / distance * sum;
    }
}
