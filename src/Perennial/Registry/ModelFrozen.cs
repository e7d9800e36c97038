namespace Perennial.Registry;

/// <summary>A person stopped every change: the model serves and is watched until it is unfrozen.</summary>
/// <param name="Reason">Why.</param>
[Journaled("model-frozen")]
public sealed record ModelFrozen(string Reason) : IFact;
