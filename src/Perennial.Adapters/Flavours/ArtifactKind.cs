namespace Perennial.Adapters.Flavours;

/// <summary>What every <c>model.json</c> says, whatever else it holds.</summary>
/// <param name="Flavour">How the rest is read.</param>
internal sealed record ArtifactKind(string Flavour);
