namespace Perennial.Client.Wire;

/// <summary>A version that answers, and the file that it is loaded from.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Digest">SHA-256 of the file, in hex: <c>GET /v1/models/{model}/artifacts/{digest}</c>.</param>
/// <param name="Features">What it takes, in order.</param>
public sealed record ServedArtifact(int Version, string Digest, IReadOnlyList<ServedColumn> Features);
