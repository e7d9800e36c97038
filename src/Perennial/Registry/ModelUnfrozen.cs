namespace Perennial.Registry;

/// <summary>A person allowed changes again.</summary>
/// <param name="Reason">Why.</param>
[Journaled("model-unfrozen")]
public sealed record ModelUnfrozen(string Reason) : IFact;
