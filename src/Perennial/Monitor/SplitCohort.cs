using Perennial.Drift.Sequential;

namespace Perennial.Monitor;

/// <summary>How the two arms of a split did on a cohort.</summary>
/// <param name="Version">The challenger.</param>
/// <param name="Champion">Losses of the champion's arm, summed by cluster.</param>
/// <param name="Challenger">Losses of the challenger's arm, summed by cluster.</param>
/// <param name="ChampionEntities">Distinct entities that the champion answered.</param>
/// <param name="ChallengerEntities">Distinct entities that the challenger answered.</param>
public sealed record SplitCohort(
    int Version, ClusterMoments Champion, ClusterMoments Challenger, long ChampionEntities, long ChallengerEntities)
{
    /// <summary>How the challenger decided on each group of the protected columns; null where none is declared.</summary>
    public IReadOnlyList<GroupCounts>? Groups { get; init; }

    /// <summary>Both arms slice by slice; null where slices are not limited.</summary>
    public IReadOnlyList<SliceArms>? Slices { get; init; }
}
