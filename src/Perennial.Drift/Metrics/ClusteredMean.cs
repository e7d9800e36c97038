using System.Runtime.InteropServices;

namespace Perennial.Drift.Metrics;

/// <summary>Mean of per-row values whose rows are correlated within clusters (entities, or stretches of time).</summary>
public static class ClusteredMean
{
    /// <summary>Mean over rows, each row counting once, with a cluster-robust standard error.</summary>
    /// <param name="values">Per-row values, finite, at least one row.</param>
    /// <param name="clusters">Cluster code of each row, any whole numbers, same rows.</param>
    /// <param name="correction">Small-sample correction; default <see cref="ClusterCorrection.CR1"/>.</param>
    /// <returns>Mean, standard error, rows and clusters; the error is infinite with a single cluster.</returns>
    /// <exception cref="ArgumentException">No rows, lengths differ, or a value is NaN or infinite.</exception>
    /// <remarks>Liang and Zeger (1986); Cameron and Miller (2015), section II, for a regression on a constant.
    /// Assumes independent clusters, and many of them (tens).</remarks>
    public static Estimate Of(
        ReadOnlySpan<double> values, ReadOnlySpan<int> clusters, ClusterCorrection correction = ClusterCorrection.CR1)
    {
        Require.NotEmpty(values, nameof(values));
        Require.SameLength(values.Length, clusters.Length, nameof(clusters));
        var mean = Mean(values);
        var residuals = Residuals(values, clusters, mean);
        var squares = 0.0;
        foreach (var residual in residuals.Values)
        {
            squares += residual * residual;
        }

        double count = residuals.Count;
        var factor = correction == ClusterCorrection.CR1 ? count / (count - 1) : 1;
        var error = count < 2 ? double.PositiveInfinity : Math.Sqrt(factor * squares) / values.Length;
        return new Estimate(mean, error, values.Length, residuals.Count);
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += Require.Finite(value, nameof(values));
        }

        return sum / values.Length;
    }

    private static Dictionary<int, double> Residuals(ReadOnlySpan<double> values, ReadOnlySpan<int> clusters, double mean)
    {
        var residuals = new Dictionary<int, double>();
        for (var row = 0; row < values.Length; row++)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(residuals, clusters[row], out _) += values[row] - mean;
        }

        return residuals;
    }
}
