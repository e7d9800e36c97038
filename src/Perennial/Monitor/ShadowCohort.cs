using Perennial.Drift.Sequential;

namespace Perennial.Monitor;

/// <summary>What a version in the shadow said on a cohort, paired with the answers that were given.</summary>
/// <param name="Version">The version in the shadow.</param>
/// <param name="Rows">Labelled pairs.</param>
/// <param name="Difference">Its loss minus that of the answer, summed by cluster.</param>
/// <param name="OnlyChampionRight">Rows that only the answer got right, or came nearer to.</param>
/// <param name="OnlyChallengerRight">Rows that only the version in the shadow got right.</param>
public sealed record ShadowCohort(
    int Version, long Rows, ClusterMoments Difference, long OnlyChampionRight, long OnlyChallengerRight)
{
    /// <summary>The share of rows where no label can exist and the version would have acted otherwise; null where every label can be seen.</summary>
    public double? UnseenRatio { get; init; }

    /// <summary>Requests that both answered, with or without a label; null where an earlier program did not count them.</summary>
    public long? Answered { get; init; }

    /// <summary>How it would have decided on each group of the protected columns; null where none is declared.</summary>
    public IReadOnlyList<GroupCounts>? Groups { get; init; }

    /// <summary>How much more it loses than the answers, slice by slice; null where slices are not limited.</summary>
    public IReadOnlyList<SliceLoss>? Slices { get; init; }

    /// <summary>How much of these rows each acts on; null where no threshold is declared.</summary>
    public ActedShares? Acted { get; init; }
}
