using Perennial.Registry;

namespace Perennial.RollOut;

/// <summary>A person who was asked does not agree that a version goes on: it is given up.</summary>
/// <param name="Version">The version.</param>
/// <param name="By">Who.</param>
/// <param name="Reason">Why.</param>
[Journaled("version-refused")]
public sealed record VersionRefused(int Version, string By, string Reason) : IFact;
