namespace Perennial.Adapters.Flavours;

/// <summary>One input of an artifact.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Type"><c>numeric</c> or <c>categorical</c>.</param>
internal sealed record ArtifactFeature(string Name, string Type);
