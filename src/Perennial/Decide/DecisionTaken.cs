using Perennial.Registry;

namespace Perennial.Decide;

/// <summary>A turn decided.</summary>
/// <param name="Decision">What, and by what.</param>
[Journaled("decision-taken")]
public sealed record DecisionTaken(Decision Decision) : IFact;
