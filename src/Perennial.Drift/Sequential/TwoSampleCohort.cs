namespace Perennial.Drift.Sequential;

/// <summary>One cohort of a split: each cluster is in one arm (sticky assignment).</summary>
/// <param name="Champion">Per cluster served by the champion: sum of its rows' losses, and its rows; may be empty.</param>
/// <param name="Challenger">Per cluster served by the challenger, likewise.</param>
public sealed record TwoSampleCohort(IReadOnlyList<ClusterSum> Champion, IReadOnlyList<ClusterSum> Challenger);
