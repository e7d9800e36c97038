namespace Perennial.Drift.Distributions;

/// <summary>The limit distribution of the Cramer-von Mises statistic: the sum of squared normals over (j pi)^2, j = 1, 2, ...</summary>
public static class CramerVonMisesDistribution
{
    // Below, the upper tail is 1 to the last digit and the series would need ever more terms.
    private const double Least = 0.002;

    /// <summary>Probability that the limit exceeds <paramref name="statistic"/> when nothing differs.</summary>
    /// <param name="statistic">The statistic, 0 or more; infinity gives 0.</param>
    /// <returns>Probability, 0 to 1, with full relative precision in the tail.</returns>
    /// <exception cref="ArgumentException">The statistic is NaN or negative.</exception>
    /// <remarks>Smirnov (1936); Anderson and Darling (1952). Assumes continuous data and large samples.</remarks>
    public static double Survival(double statistic)
    {
        Require.AtLeastZero(statistic, nameof(statistic));
        return statistic < Least ? 1 : SmirnovSeries.Tail((interval, cosine) =>
        {
            var s = (((2 * interval) - 0.5) * Math.PI) + (Math.PI / 2 * cosine);
            return Math.PI * Math.Exp(-statistic * s * s / 2) / Math.Sqrt(s);
        });
    }
}
