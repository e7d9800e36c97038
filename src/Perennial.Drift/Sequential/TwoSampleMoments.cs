namespace Perennial.Drift.Sequential;

/// <summary>Running moments of the two arms of a split.</summary>
/// <param name="Champion">The champion's clusters.</param>
/// <param name="Challenger">The challenger's clusters.</param>
public sealed record TwoSampleMoments(ClusterMoments Champion, ClusterMoments Challenger);
