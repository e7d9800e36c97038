using Perennial.Drift.Sequential;

namespace Perennial.Monitor;

/// <summary>How a stored version would have done on a cohort.</summary>
/// <param name="Version">The version.</param>
/// <param name="Loss">Its mean loss over the cohort's labelled rows.</param>
/// <param name="AgainstChampion">Its loss minus the champion's, row by row, summed by cluster.</param>
public sealed record VersionLoss(int Version, double Loss, ClusterMoments AgainstChampion);
