namespace Perennial.Monitor;

/// <summary>The loss of the answers that were given to a cohort.</summary>
/// <param name="Mean">By row.</param>
/// <param name="StandardError">By cluster; null with a single cluster, when nothing can be said.</param>
/// <param name="Rows">Labelled and answered rows.</param>
/// <param name="Clusters">Distinct clusters.</param>
public sealed record ServedLoss(double Mean, double? StandardError, long Rows, int Clusters);
