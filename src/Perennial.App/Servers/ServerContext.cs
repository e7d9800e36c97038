namespace Perennial.App.Servers;

/// <summary>A server that a person works with.</summary>
/// <param name="Url">Where it answers.</param>
/// <param name="Key">The key to ask with; null for none.</param>
internal sealed record ServerContext(Uri Url, string? Key);
