namespace Perennial.Serve;

/// <summary>What became of requests that a version in the shadow was to answer, since the process began.</summary>
/// <param name="Sent">All of them; what is in none of the others still waits.</param>
/// <param name="Answered">Its answers went to the log.</param>
/// <param name="Dropped">Too many waited, or the version was gone before its turn came.</param>
/// <param name="Failed">It gave no answer, or none that is one, or the log refused it.</param>
public readonly record struct ShadowCounts(long Sent, long Answered, long Dropped, long Failed);
