using Perennial.Adapters.Sqlite;
using Perennial.App.Api.Access;
using Perennial.Terms;

namespace Perennial.App.Commands;

/// <summary>Makes keys and ends them.</summary>
/// <param name="store">Where they are kept.</param>
/// <param name="now">The time.</param>
internal sealed class KeyJob(SqliteKeyStore store, DateTimeOffset now)
{
    /// <summary>Makes the first key of a name.</summary>
    /// <param name="name">Whose it is, as histories will name them.</param>
    /// <param name="role">What it allows.</param>
    /// <param name="models">For which models; empty for all.</param>
    /// <param name="lasts">How long; null for good.</param>
    /// <param name="by">Who makes it.</param>
    /// <exception cref="FaultException">The name may not stand in a history or has a key, or there is no such role.</exception>
    public NewKeyView Create(string name, string role, IReadOnlyList<string> models, TimeSpan? lasts, string by)
    {
        if (Active(Person.Checked(name)) is { } known)
        {
            throw new FaultException($"'{name}' has a key already, {known.Prefix}. For a new text of the same key: perennial keys rotate {name}. To end it: perennial keys revoke {name}");
        }

        var (kept, text) = KeyText.New();
        var key = new StoredKey(kept.Prefix, kept.Hash, name, Role(role), models.Count == 0 ? null : models, now, Person.Checked(by), lasts is { } time ? now + time : null);
        store.Add(key);
        return new NewKeyView(key.Name, key.Role, key.Models, text, key.ExpiresAt, null);
    }

    /// <summary>Gives a key a new text; the old one opens for a while yet.</summary>
    /// <exception cref="FaultException">Nobody of that name has a key.</exception>
    public NewKeyView Rotate(string name, TimeSpan overlap, string by)
    {
        var old = Active(name) ?? throw Missing(name);
        var (kept, text) = KeyText.New();
        store.Rotate(old with { Prefix = kept.Prefix, Hash = kept.Hash, CreatedAt = now, CreatedBy = Person.Checked(by), UsedAt = null }, now + overlap);
        return new NewKeyView(old.Name, old.Role, old.Models, text, old.ExpiresAt, now + overlap);
    }

    /// <summary>Ends all keys of a name, at once.</summary>
    /// <exception cref="FaultException">Nobody of that name has a key.</exception>
    public int Revoke(string name) => store.Revoke(name, now) is > 0 and var count ? count : throw Missing(name);

    /// <summary>Every key there ever was.</summary>
    public IReadOnlyList<KeyView> All() => [.. store.All().Select(key => KeyView.Of(key, now))];

    private static string Role(string text) => Enum.GetValues<Role>().Where(role => role > Api.Access.Role.Anyone).Select(Caller.Word).FirstOrDefault(word => word == text)
        ?? throw new FaultException($"There is no role '{text}'. There are, each with what those before it may: {string.Join(", ", Enum.GetValues<Role>().Skip(1).Select(Caller.Word))}.");

    /// <summary>The newest that opens.</summary>
    private StoredKey? Active(string name) => store.All().LastOrDefault(key => key.Name == name && key.IsActive(now));

    private FaultException Missing(string name) => new(
        $"'{name}' has no key. There are keys of: {(store.All().Where(key => key.IsActive(now)).Select(key => key.Name).Distinct().Order(StringComparer.Ordinal).ToList() is { Count: > 0 } names ? string.Join(", ", names) : "nobody")}.");
}
