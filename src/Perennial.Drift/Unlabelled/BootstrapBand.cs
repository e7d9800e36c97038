namespace Perennial.Drift.Unlabelled;

/// <summary>What chance does to a metric.</summary>
/// <param name="StandardError">Standard deviation over the draws, in the metric's unit.</param>
/// <param name="Lower">Lower end of the band.</param>
/// <param name="Upper">Upper end of the band.</param>
public sealed record BootstrapBand(double StandardError, double Lower, double Upper);
