using Perennial.Registry;

namespace Perennial.RollOut;

/// <summary>A paused rollout goes on. Where its arms could not be compared, evidence is gathered anew.</summary>
/// <param name="Version">The challenger.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who lets it.</param>
[Journaled("rollout-resumed")]
public sealed record RolloutResumed(int Version, string Reason, string By) : IFact;
