namespace Perennial.Drift.Paired;

/// <summary>What drawing clusters again says about a statistic.</summary>
/// <param name="Estimate">The statistic of the rows as they are.</param>
/// <param name="StandardError">Standard deviation of the statistic over the draws, 0 or more.</param>
/// <param name="Lower">Lower end of the percentile interval.</param>
/// <param name="Upper">Upper end of the percentile interval.</param>
/// <param name="PValue">Two-sided p-value of a statistic of 0, at least 2 / (draws + 1): the share of draws on the other side of 0, twice.</param>
/// <param name="Replicates">Draws in which the statistic was defined, at least 1.</param>
public sealed record BootstrapInterval(double Estimate, double StandardError, double Lower, double Upper, double PValue, int Replicates)
{
    /// <summary>Lower end of the basic interval, which takes off the bias that a draw adds: right for a statistic that noise alone makes larger.</summary>
    public double BasicLower => (2 * Estimate) - Upper;

    /// <summary>Upper end of the basic interval.</summary>
    public double BasicUpper => (2 * Estimate) - Lower;
}
