using Perennial.Adapters.Files;
using Perennial.Adapters.Sqlite;
using Perennial.Adapters.Tests.Conformance;

namespace Perennial.Adapters.Tests.Sqlite;

public sealed class SqliteReplyStoreTests
{
    private static readonly DateTimeOffset Now = new(2024, 5, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_request_is_begun_once_until_it_is_dropped_or_forgotten()
    {
        using TemporaryFolder place = new();
        DataFolder folder = DataFolder.Open(place.NewPlace(), TimeProvider.System);
        using SqliteReplyStore store = new(folder);
        Assert.Null(store.Begin("k", "r", Now, Now.AddDays(-1)));
        Assert.Equal(new KeptReply("r", 0, null, ""), store.Begin("k", "r", Now, Now.AddDays(-1)));
        store.End("k", new KeptReply("r", 201, "application/json", "{}"));
        using SqliteReplyStore next = new(folder);
        Assert.Equal(new KeptReply("r", 201, "application/json", "{}"), next.Begin("k", "other", Now, Now.AddDays(-1)));
        store.Drop("k");
        Assert.Null(store.Begin("k", "other", Now, Now.AddDays(-1)));
        Assert.Null(store.Begin("k", "third", Now.AddDays(2), Now.AddDays(1)));
    }
}
