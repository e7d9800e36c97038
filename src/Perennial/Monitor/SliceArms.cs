using Perennial.Drift.Sequential;

namespace Perennial.Monitor;

/// <summary>How the two arms of a split did on the rows of one slice on a day.</summary>
/// <param name="Column">The column.</param>
/// <param name="Slice">Its value.</param>
/// <param name="Champion">Losses of the champion's arm, summed by cluster.</param>
/// <param name="Challenger">Losses of the challenger's arm, summed by cluster.</param>
public sealed record SliceArms(string Column, string Slice, ClusterMoments Champion, ClusterMoments Challenger);
