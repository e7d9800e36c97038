using System.Security.Cryptography;

namespace Perennial.Terms;

/// <summary>The SHA-256 of some bytes: the name of an artifact, a segment, a dataset or an event.</summary>
/// <param name="Hex">64 lower-case hexadecimal digits; empty only for <see cref="None"/>.</param>
public readonly record struct Digest(string Hex)
{
    /// <summary>The digest before anything was written: the start of a hash chain.</summary>
    public static Digest None { get; } = new(string.Empty);

    /// <summary>The first twelve digits, for people.</summary>
    public string Abbreviated => Hex.Length > 12 ? Hex[..12] : Hex;

    /// <summary>The digest of <paramref name="bytes"/>.</summary>
    public static Digest Of(ReadOnlySpan<byte> bytes) => new(Convert.ToHexStringLower(SHA256.HashData(bytes)));

    /// <summary>The digest of what is left of <paramref name="stream"/>.</summary>
    public static Digest Of(Stream stream) => new(Convert.ToHexStringLower(SHA256.HashData(stream)));

    /// <inheritdoc/>
    public override string ToString() => Hex;
}
