using Perennial.Registry;

namespace Perennial.RollOut;

/// <summary>A version that passed its gates is to take over.</summary>
/// <param name="Version">The challenger.</param>
[Journaled("rollout-started")]
public sealed record RolloutStarted(int Version) : IFact;
