using Perennial.Terms;

namespace Perennial.Registry;

/// <summary>Where a journal stands.</summary>
/// <param name="Version">Of the newest event; 0 before the first.</param>
/// <param name="Digest">Of the newest event.</param>
/// <param name="Tick">Of the newest event; 0 before the first.</param>
/// <param name="AsOf">Of the newest event.</param>
public sealed record JournalHead(long Version, Digest Digest, long Tick, DateTimeOffset AsOf)
{
    /// <summary>Before the first event.</summary>
    public static JournalHead Start { get; } = new(0, Digest.None, 0, DateTimeOffset.UnixEpoch);

    /// <summary>After <paramref name="newest"/>.</summary>
    public static JournalHead After(JournalEvent newest) => new(newest.Version, newest.Digest, newest.Tick, newest.AsOf);
}
