namespace Perennial.Registry;

/// <summary>A run gave a version.</summary>
/// <param name="Version">The version.</param>
[Journaled("version-registered")]
public sealed record VersionRegistered(ModelVersion Version) : IFact;
