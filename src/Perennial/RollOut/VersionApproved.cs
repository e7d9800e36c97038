using Perennial.Registry;

namespace Perennial.RollOut;

/// <summary>A person agrees that a version goes on.</summary>
/// <param name="Version">The version.</param>
/// <param name="By">Who.</param>
/// <param name="Reason">Why.</param>
[Journaled("version-approved")]
public sealed record VersionApproved(int Version, string By, string Reason) : IFact;
