using Perennial.Registry;

namespace Perennial.Decide;

/// <summary>The outcome of a run was judged: what caused it counts again only with newer labelled rows.</summary>
/// <param name="Through">The newest cohort that was known.</param>
/// <param name="By">What was judged.</param>
[Journaled("evidence-consumed")]
public sealed record EvidenceConsumed(DateOnly Through, string By) : IFact;
