namespace Perennial.Drift.Sequential;

/// <summary>A confidence sequence for a quantile at one look.</summary>
/// <param name="Estimate">Upper edge of the bucket that holds the quantile of the rows, infinite above the largest; 0 with no rows.</param>
/// <param name="Lower">Lower bound, 0 while unknown.</param>
/// <param name="Upper">Upper bound, infinity while unknown.</param>
/// <param name="Rows">Rows behind it, 0 or more.</param>
public sealed record QuantileInterval(double Estimate, double Lower, double Upper, long Rows);
