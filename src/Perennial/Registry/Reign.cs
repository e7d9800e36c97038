namespace Perennial.Registry;

/// <summary>A stretch of time in which one version was champion.</summary>
/// <param name="Version">The champion.</param>
/// <param name="Since">From when.</param>
/// <param name="Why">What made it champion.</param>
public sealed record Reign(int Version, DateTimeOffset Since, string Why);
