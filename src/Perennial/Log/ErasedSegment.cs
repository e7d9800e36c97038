using Perennial.Terms;

namespace Perennial.Log;

/// <summary>A segment that was written anew without the rows of a forgotten entity.</summary>
/// <param name="Old">The segment that held them.</param>
/// <param name="New">The segment of all its other rows, with the sequences they had; null when there are none.</param>
/// <param name="ErasedRows">Rows that went; at least 1.</param>
public sealed record ErasedSegment(Digest Old, Segment? New, long ErasedRows);
