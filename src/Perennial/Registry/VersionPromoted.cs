namespace Perennial.Registry;

/// <summary>A version became champion.</summary>
/// <param name="Version">The new champion.</param>
/// <param name="Previous">The champion before; null for the first.</param>
/// <param name="Reason">Why.</param>
[Journaled("version-promoted")]
public sealed record VersionPromoted(int Version, int? Previous, string Reason) : IFact;
