using Perennial.Terms;

namespace Perennial.Monitor;

/// <summary>A version that tries to replace the champion, and how it takes part.</summary>
/// <param name="Version">The version.</param>
/// <param name="Kind">Shadow or split.</param>
public sealed record Challenger(int Version, StageKind Kind);
