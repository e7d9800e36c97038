using Perennial.Drift.Distributions;

namespace Perennial.Drift.Paired;

/// <summary>Two areas under the receiver operating characteristic on the same rows.</summary>
/// <param name="First">Of the first scores, 0 to 1.</param>
/// <param name="Second">Of the second scores, 0 to 1.</param>
/// <param name="FirstError">Standard error of the first, 0 or more.</param>
/// <param name="SecondError">Standard error of the second, 0 or more.</param>
/// <param name="StandardError">Standard error of the difference, 0 or more.</param>
/// <param name="Rows">Rows, at least 4.</param>
/// <param name="Clusters">Distinct clusters among them, at least 2.</param>
public sealed record AreaComparison(
    double First, double Second, double FirstError, double SecondError, double StandardError, long Rows, int Clusters)
{
    /// <summary>First less second, -1 to 1.</summary>
    public double Difference => First - Second;

    /// <summary>Difference over its error; 0 where both are 0, infinite where only the error is.</summary>
    public double Statistic => Difference == 0 ? 0 : Difference / StandardError;

    /// <summary>Two-sided p-value of no difference, 0 to 1.</summary>
    public double PValue => Math.Min(1, 2 * NormalDistribution.Cdf(-Math.Abs(Statistic)));

    /// <summary>Half of the width of the difference's interval.</summary>
    /// <param name="confidence">Two-sided, above 0 and below 1; default 0.95.</param>
    /// <returns>0 or more.</returns>
    /// <exception cref="ArgumentException">The confidence is NaN or not between 0 and 1.</exception>
    public double HalfWidth(double confidence = 0.95) =>
        StandardError * NormalDistribution.Quantile((1 + Require.InsideUnit(confidence, nameof(confidence))) / 2);
}
