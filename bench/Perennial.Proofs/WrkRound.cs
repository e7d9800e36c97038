namespace Perennial.Proofs;

/// <summary>What wrk measured in one round.</summary>
/// <param name="Requests">Answered.</param>
/// <param name="PerSecond">Answered in a second.</param>
/// <param name="MedianMilliseconds">Half of the answers came within it.</param>
/// <param name="P99Milliseconds">99 of 100 answers came within it.</param>
/// <param name="LongestMilliseconds">All answers came within it.</param>
public sealed record WrkRound(long Requests, double PerSecond, double MedianMilliseconds, double P99Milliseconds, double LongestMilliseconds);
