namespace Perennial.Registry;

/// <summary>There is a new version: a run gave it, or a person brought it.</summary>
/// <param name="Version">The version.</param>
[Journaled("version-registered")]
public sealed record VersionRegistered(ModelVersion Version) : IFact;
