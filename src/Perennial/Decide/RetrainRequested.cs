using Perennial.Registry;

namespace Perennial.Decide;

/// <summary>A person asked for a retrain.</summary>
/// <param name="Reason">Why.</param>
[Journaled("retrain-requested")]
public sealed record RetrainRequested(string Reason) : IFact;
