using Perennial.Terms;

namespace Perennial.Log;

/// <summary>How a segment ended: it expired, or rows of it were erased.</summary>
/// <param name="At">When.</param>
/// <param name="Expired">Whether it grew too old; otherwise rows were erased.</param>
/// <param name="Now">The segment that holds what is left of it; null when nothing is.</param>
/// <param name="Rows">The rows that went.</param>
public sealed record SegmentEnding(DateTimeOffset At, bool Expired, Digest? Now, long Rows);
