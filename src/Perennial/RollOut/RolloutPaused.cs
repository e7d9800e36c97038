using Perennial.Registry;

namespace Perennial.RollOut;

/// <summary>A rollout takes no step any more. Who answers whom stays as it is, and guardrails still stop it.</summary>
/// <param name="Version">The challenger.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who paused it; null when its sample ratio did.</param>
[Journaled("rollout-paused")]
public sealed record RolloutPaused(int Version, string Reason, string? By) : IFact;
