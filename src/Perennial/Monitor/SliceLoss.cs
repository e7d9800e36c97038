using Perennial.Drift.Sequential;

namespace Perennial.Monitor;

/// <summary>How much more a version loses than another on the rows of one slice on a day.</summary>
/// <param name="Column">The column.</param>
/// <param name="Slice">Its value.</param>
/// <param name="Difference">Its loss minus the other's, row by row, summed by cluster.</param>
public sealed record SliceLoss(string Column, string Slice, ClusterMoments Difference);
