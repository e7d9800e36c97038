using System.Collections.Concurrent;
using Perennial.Adapters.Sqlite;

namespace Perennial.App.Api.Access;

/// <summary>The keys of a data folder, held in memory until they change there: a key that is revoked is refused from the next request on.</summary>
/// <param name="store">Where they are kept.</param>
/// <param name="clock">The time.</param>
internal sealed class KeyRing(SqliteKeyStore store, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> used = new(StringComparer.Ordinal);
    private volatile Held held = new((-1, -1), new Dictionary<string, StoredKey>());

    /// <summary>Whether there was ever a key: from then on a request needs one.</summary>
    public bool Any => Now().Keys.Count > 0;

    /// <summary>Whether a key opens anything now.</summary>
    public bool AnyActive => Now().Keys.Values.Any(key => key.IsActive(clock.GetUtcNow()));

    /// <summary>Whose key a text is; null when it is none, or no longer.</summary>
    public Caller? Find(string text)
    {
        if (KeyText.Read(text) is not { } given || !Now().Keys.TryGetValue(given.Prefix, out var key) || !given.Is(key.Hash) || !key.IsActive(clock.GetUtcNow()))
        {
            return null;
        }

        used[key.Prefix] = clock.GetUtcNow();
        return new Caller(key.Name, [new Grant(Enum.Parse<Role>(key.Role, ignoreCase: true), key.Models)]);
    }

    /// <summary>Writes down when keys were used last.</summary>
    public void Flush()
    {
        foreach (var (prefix, at) in used)
        {
            if (used.TryRemove(KeyValuePair.Create(prefix, at)))
            {
                store.Used(prefix, at);
            }
        }
    }

    private Held Now()
    {
        var revision = store.Revision();
        return held is { } known && known.Revision == revision ? known
            : held = new Held(revision, store.All().ToDictionary(key => key.Prefix, StringComparer.Ordinal));
    }

    private sealed record Held((long Others, long Own) Revision, IReadOnlyDictionary<string, StoredKey> Keys);
}
