using Perennial.Drift.Distributions;

namespace Perennial.Drift.Paired;

/// <summary>The Diebold-Mariano test: whether two series of forecasts lose equally, where losses near in time are alike.</summary>
public static class DieboldMariano
{
    /// <summary>Tests the differences of loss, in order of time.</summary>
    /// <param name="differences">Loss of the one minus loss of the other at each time, at least two; finite.</param>
    /// <param name="horizon">How many steps ahead the forecasts speak, at least 1 and below the number of times; default 1. Differences fewer steps
    /// apart than this are taken to be correlated.</param>
    /// <returns>Student's t with the correction of Harvey, Leybourne and Newbold, its p-value, and the number of times. Differences that are all alike
    /// give 0 and p 1 when they are 0, else the largest finite number and p 0.</returns>
    /// <exception cref="ArgumentException">Too few times, a horizon out of range, or a difference is NaN or infinite.</exception>
    /// <remarks>Diebold and Mariano (1995), equation 5; Harvey, Leybourne and Newbold (1997), equation 9. Where the estimated long-run variance is not
    /// above 0 the horizon is taken as 1, as the R package forecast does. Assumes a stationary series of differences.</remarks>
    public static PairedTestResult Test(ReadOnlySpan<double> differences, int horizon = 1)
    {
        Require.AtLeast(differences.Length, 2, nameof(differences));
        Require.AtLeast(horizon, 1, nameof(horizon));
        if (horizon >= differences.Length)
        {
            throw new ArgumentException($"horizon is {horizon}; less than the {differences.Length} times is needed.", nameof(horizon));
        }

        var estimate = Error(differences, horizon);
        double n = differences.Length;
        if (estimate.StandardError == 0)
        {
            return estimate.Mean == 0
                ? new PairedTestResult(0, 1, differences.Length)
                : new PairedTestResult(Math.Sign(estimate.Mean) * double.MaxValue, 0, differences.Length);
        }

        var statistic = estimate.Mean / estimate.StandardError;
        return new PairedTestResult(statistic, Math.Min(1, 2 * StudentT.Cdf(-Math.Abs(statistic), n - 1)), differences.Length);
    }

    /// <summary>The mean difference with the error that the test divides it by: its interval is the test's.</summary>
    /// <param name="differences">As in the test.</param>
    /// <param name="horizon">As in the test.</param>
    /// <returns>Mean, standard error, and the number of times as rows and as clusters.</returns>
    /// <exception cref="ArgumentException">As in the test.</exception>
    /// <remarks>Source and assumption as for the test.</remarks>
    public static Estimate Error(ReadOnlySpan<double> differences, int horizon = 1)
    {
        Require.AtLeast(differences.Length, 2, nameof(differences));
        Require.AtLeast(horizon, 1, nameof(horizon));
        double n = differences.Length;
        var mean = 0.0;
        foreach (var difference in differences)
        {
            mean += Require.Finite(difference, nameof(differences)) / n;
        }

        var own = Covariance(differences, mean, 0);
        var variance = own;
        for (var lag = 1; lag < Math.Min(horizon, differences.Length); lag++)
        {
            variance += 2 * Covariance(differences, mean, lag);
        }

        var steps = variance > 0 ? horizon : 1;
        variance = variance > 0 ? variance : own;
        var small = (n + 1 - (2 * steps) + (steps * (steps - 1) / n)) / n;
        var scale = Math.Abs(mean) * 1e-12;
        return new Estimate(mean, variance <= scale * scale ? 0 : Math.Sqrt(variance / n / small), differences.Length, differences.Length);
    }

    private static double Covariance(ReadOnlySpan<double> values, double mean, int lag)
    {
        var sum = 0.0;
        for (var at = lag; at < values.Length; at++)
        {
            sum += (values[at] - mean) * (values[at - lag] - mean);
        }

        return sum / values.Length;
    }
}
