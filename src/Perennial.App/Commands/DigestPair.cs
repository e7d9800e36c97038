using Perennial.Terms;

namespace Perennial.App.Commands;

/// <summary>What was recorded, and what came out now.</summary>
/// <param name="Recorded">A SHA-256.</param>
/// <param name="Now">Another, or the same.</param>
internal sealed record DigestPair(string Recorded, string Now)
{
    /// <summary>The pair of two digests.</summary>
    public static DigestPair Of(Digest recorded, Digest now) => new(recorded.Hex, now.Hex);

    /// <summary>Whether they are the same.</summary>
    public bool Same => Recorded == Now;
}
