namespace Perennial.Drift.Distributions;

/// <summary>The limit distribution of the Anderson-Darling statistic: the sum of squared normals over j (j + 1), j = 1, 2, ...</summary>
public static class AndersonDarlingDistribution
{
    /// <summary>Variance of the limit, 2 (pi^2 / 3 - 3); its mean is 1.</summary>
    public const double Variance = 0.5797362673929057;

    // Below, the upper tail is 1 to the last digit and the series would need ever more terms.
    private const double Least = 0.02;

    /// <summary>Probability that the limit exceeds <paramref name="statistic"/> when nothing differs.</summary>
    /// <param name="statistic">The statistic, not standardized; at most 0 gives 1, infinity gives 0.</param>
    /// <returns>Probability, 0 to 1, with full relative precision in the tail.</returns>
    /// <exception cref="ArgumentException">The statistic is NaN.</exception>
    /// <remarks>Anderson and Darling (1952), characteristic function, by Smirnov's formula. Assumes continuous data and large samples.
    /// </remarks>
    public static double Survival(double statistic)
    {
        Require.NotNaN(statistic, nameof(statistic));
        return statistic < Least ? 1 : SmirnovSeries.Tail((interval, cosine) =>
        {
            var w = (4 * interval) + cosine;
            var u = ((w * w) - 1) / 4;
            return Math.Exp(-statistic * u / 2) * Math.Sqrt(Math.PI / u) * w / 2;
        });
    }
}
