using Perennial.Adapters.Files;
using Perennial.Adapters.Sqlite;
using Perennial.Adapters.Tests.Conformance;

namespace Perennial.Adapters.Tests.Sqlite;

public sealed class SqliteKeyStoreTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2024, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly TemporaryFolder place = new();
    private readonly DataFolder folder;

    public SqliteKeyStoreTests() => folder = DataFolder.Open(place.NewPlace(), TimeProvider.System);

    [Fact]
    public void A_key_comes_back_as_it_was_kept_also_for_another_process()
    {
        StoredKey key = new("pk_a", "00ff", "ann", "sender", ["m", "n-*"], Now, "bob", Now.AddDays(1));
        using (SqliteKeyStore store = new(folder))
        {
            store.Add(key);
            store.Used("pk_a", Now.AddHours(1));
        }

        using SqliteKeyStore again = new(folder);
        StoredKey kept = Assert.Single(again.All());
        Assert.Equal(key with { Models = kept.Models, UsedAt = Now.AddHours(1) }, kept);
        Assert.Equal(key.Models, kept.Models);
    }

    [Fact]
    public void A_rotated_key_ends_later_and_a_revoked_one_at_once()
    {
        using SqliteKeyStore store = new(folder);
        store.Add(new StoredKey("pk_a", "00", "ann", "sender", null, Now, "bob"));
        store.Rotate(new StoredKey("pk_b", "01", "ann", "sender", null, Now.AddHours(1), "bob"), Now.AddHours(2));
        Assert.Equal([true, true], store.All().Select(key => key.IsActive(Now.AddHours(1))));
        Assert.Equal([false, true], store.All().Select(key => key.IsActive(Now.AddHours(2))));
        Assert.Equal(2, store.Revoke("ann", Now));
        Assert.Equal(0, store.Revoke("ann", Now));
        Assert.DoesNotContain(store.All(), key => key.IsActive(Now));
    }

    [Fact]
    public void The_revision_differs_after_every_change_by_whomever()
    {
        using SqliteKeyStore store = new(folder), other = new(folder);
        List<(long, long)> seen = [store.Revision()];
        store.Add(new StoredKey("pk_a", "00", "ann", "sender", null, Now, "bob"));
        seen.Add(store.Revision());
        other.Revoke("ann", Now);
        seen.Add(store.Revision());
        Assert.Equal(3, seen.Distinct().Count());
        Assert.Equal(store.Revision(), store.Revision());
    }

    public void Dispose() => place.Dispose();
}
