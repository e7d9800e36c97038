using Perennial.Registry;

namespace Perennial.RollOut;

/// <summary>A challenger was given up; the champion stays.</summary>
/// <param name="Version">The challenger.</param>
/// <param name="Because">Why.</param>
[Journaled("challenger-rejected")]
public sealed record ChallengerRejected(int Version, string Because) : IFact;
