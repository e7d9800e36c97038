using Perennial.Drift.Distributions;

namespace Perennial.Drift.Budget;

/// <summary>Before anything is deployed: which drift can be seen with this much data, and which cannot.</summary>
/// <remarks>Limits for many rows, checked by simulation in the tests. Assume independent rows.</remarks>
public static class DetectableEffect
{
    /// <summary>The smallest shift of a mean that Welch's t test sees.</summary>
    /// <param name="target">Rows, alpha and power.</param>
    /// <returns>Standard deviations of the column, above 0.</returns>
    /// <exception cref="ArgumentException">A number of the target is out of range.</exception>
    /// <remarks>Two-sided: (t at 1 - alpha/2 + t at power) sqrt(1/n + 1/m), Chow, Shao and Wang (2003), section 3.2.</remarks>
    public static double MeanShift(DetectionTarget target)
    {
        ArgumentNullException.ThrowIfNull(target);
        var degrees = target.Checked().ReferenceRows + target.CurrentRows - 2.0;
        return (StudentT.Quantile(target.Power, degrees) - StudentT.Quantile(target.Alpha / 2, degrees)) * target.NoiseWidth;
    }

    /// <summary>The smallest rise of a proportion that the z test sees.</summary>
    /// <param name="target">Rows, alpha and power.</param>
    /// <param name="proportion">Proportion in the reference, 0 or more and below 1; for a fall ask with 1 less it.</param>
    /// <returns>The rise, above 0; positive infinity where even a rise to 1 is not seen.</returns>
    /// <exception cref="ArgumentException">A number is out of range.</exception>
    /// <remarks>Two-sided, pooled variance without and separate variances with drift: Fleiss (1981), equation 3.14.</remarks>
    public static double ProportionRise(DetectionTarget target, double proportion)
    {
        ArgumentNullException.ThrowIfNull(target);
        Require.Probability(proportion, nameof(proportion));
        target.Checked();
        double Power(double rise) => ProportionPower(target, proportion, rise);
        return Power(1 - proportion) < target.Power ? double.PositiveInfinity : Solve(Power, target.Power, 1 - proportion);
    }

    /// <summary>The smallest Kolmogorov-Smirnov distance that the test surely sees.</summary>
    /// <param name="target">Rows, alpha and power.</param>
    /// <returns>Distance of the two distribution functions, above 0; above 1 means none is seen. A shift of a normal column by d standard
    /// deviations is a distance of 2 Phi(d / 2) - 1.</returns>
    /// <exception cref="ArgumentException">A number of the target is out of range.</exception>
    /// <remarks>Massey (1950): the power is at least that at the point of largest distance, where the variance is at most
    /// (1/n + 1/m) / 4. A bound, so the true power is higher: for a shifted normal by a tenth to a third.</remarks>
    public static double Distance(DetectionTarget target)
    {
        ArgumentNullException.ThrowIfNull(target);
        target.Checked();
        var critical = KolmogorovQuantile.UpperTail(target.Alpha);
        return (critical + (NormalDistribution.Quantile(target.Power) / 2)) * target.NoiseWidth;
    }

    /// <summary>The smallest population stability index that a test of homogeneity of the bins sees.</summary>
    /// <param name="target">Rows, alpha and power.</param>
    /// <param name="bins">Bins, 2 or more; default 10.</param>
    /// <returns>The true index, in nats, above 0.</returns>
    /// <exception cref="ArgumentException">A number is out of range.</exception>
    /// <remarks>Index over (1/n + 1/m) tends to a noncentral chi-squared with bins - 1 degrees of freedom (Yurdakul, 2018); the same power
    /// holds for <see cref="TwoSample.ChiSquared"/>. Assumes a small index, below about 0.2.</remarks>
    public static double StabilityIndex(DetectionTarget target, int bins = 10)
    {
        ArgumentNullException.ThrowIfNull(target);
        target.Checked();
        Require.AtLeast(bins, 2, nameof(bins));
        double degrees = bins - 1;
        var critical = ChiSquaredQuantile.UpperTail(target.Alpha, degrees);
        double Power(double index) => NoncentralChiSquared.Survival(critical, degrees, index / Math.Pow(target.NoiseWidth, 2));
        var high = Math.Pow(target.NoiseWidth, 2);
        while (Power(high) < target.Power)
        {
            high *= 2;
        }

        return Solve(Power, target.Power, high);
    }

    internal static double ProportionPower(DetectionTarget target, double proportion, double rise)
    {
        double n = target.ReferenceRows, m = target.CurrentRows;
        var after = proportion + rise;
        var pooled = ((n * proportion) + (m * after)) / (n + m);
        var without = Math.Sqrt(pooled * (1 - pooled)) * target.NoiseWidth;
        var with = Math.Sqrt((proportion * (1 - proportion) / n) + (after * (1 - after) / m));
        var beyond = rise + (NormalDistribution.Quantile(target.Alpha / 2) * without);
        return with == 0 ? (beyond >= 0 ? 1 : 0) : NormalDistribution.Cdf(beyond / with);
    }

    private static double Solve(Func<double, double> power, double wanted, double high)
    {
        var low = 0.0;
        for (var step = 0; step < 100 && high - low > 1e-12 * high; step++)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = power(middle) < wanted ? (middle, high) : (low, middle);
        }

        return high;
    }
}
