using Perennial.Drift.Distributions;

namespace Perennial.Drift;

/// <summary>A mean with its cluster-robust standard error. The interval is for a single look.</summary>
/// <param name="Mean">Mean over rows, in the unit of the values.</param>
/// <param name="StandardError">Standard error, same unit, 0 or more; positive infinity when fewer than two clusters were seen.</param>
/// <param name="Rows">Rows averaged, at least 1.</param>
/// <param name="Clusters">Distinct clusters among them, at least 1.</param>
public sealed record Estimate(double Mean, double StandardError, long Rows, int Clusters)
{
    /// <summary>Lower end of the interval: mean less error times Student's t quantile, clusters less 1 degrees of freedom.</summary>
    /// <param name="confidence">Two-sided confidence, above 0 and below 1; default 0.95.</param>
    /// <returns>The bound, in the unit of the values; negative infinity with fewer than two clusters.</returns>
    /// <exception cref="ArgumentException">The confidence is NaN or not between 0 and 1.</exception>
    /// <remarks>Cameron and Miller (2015), "A Practitioner's Guide to Cluster-Robust Inference", section VI.
    /// Assumes independent clusters.</remarks>
    public double Lower(double confidence = 0.95) => Mean - HalfWidth(confidence);

    /// <summary>Upper end of the interval: mean plus error times Student's t quantile, clusters less 1 degrees of freedom.</summary>
    /// <param name="confidence">Two-sided confidence, above 0 and below 1; default 0.95.</param>
    /// <returns>The bound, in the unit of the values; positive infinity with fewer than two clusters.</returns>
    /// <exception cref="ArgumentException">The confidence is NaN or not between 0 and 1.</exception>
    /// <remarks>Source and assumption as for <see cref="Lower"/>.</remarks>
    public double Upper(double confidence = 0.95) => Mean + HalfWidth(confidence);

    private double HalfWidth(double confidence)
    {
        Require.InsideUnit(confidence, nameof(confidence));
        return Clusters < 2
            ? double.PositiveInfinity
            : StandardError * StudentT.Quantile((1 + confidence) / 2, Clusters - 1);
    }
}
