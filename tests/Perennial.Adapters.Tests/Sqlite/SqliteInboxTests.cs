using Perennial.Adapters.Files;
using Perennial.Adapters.Sqlite;
using Perennial.Adapters.Tests.Conformance;
using Perennial.Log;
using Perennial.Terms;

namespace Perennial.Adapters.Tests.Sqlite;

public sealed class SqliteInboxTests : InboxConformance
{
    protected override IInbox Open(string place, TimeProvider time) => new SqliteInbox(DataFolder.Open(place, time), time);

    [Fact]
    public async Task More_rows_than_one_group_or_one_trim_takes()
    {
        using SqliteInbox inbox = new(DataFolder.Open(NewPlace(), Clock), Clock);
        InboxRow[] rows = [.. Enumerable.Range(1, 20_000).Select(number => Rows.Prediction($"{number}", (double)number))];
        InboxReceipt receipt = await inbox.AppendAsync("m", rows, TestContext.Current.CancellationToken);
        Assert.Equal(new InboxReceipt(20_000, 0, 0, 20_000), receipt);
        inbox.Trim("m", 19_999);
        StoredRow left = Assert.Single(inbox.Read("m", 0, DateTimeOffset.MaxValue, 100));
        Assert.Equal(20_000, left.Sequence);
    }

    [Fact]
    public async Task After_closing_an_append_is_refused()
    {
        SqliteInbox inbox = new(DataFolder.Open(NewPlace(), Clock), Clock);
        inbox.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => inbox.AppendAsync("m", [], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Ingest_is_refused_early_when_the_reserve_would_be_touched()
    {
        DataFolder folder = DataFolder.Open(NewPlace(), Clock, reserveBytes: long.MaxValue / 2);
        using SqliteInbox inbox = new(folder, Clock);
        FaultException fault = await Assert.ThrowsAsync<FaultException>(
            () => inbox.AppendAsync("m", [Rows.Prediction("a")], TestContext.Current.CancellationToken));
        Assert.Contains("must stay free", fault.Message, StringComparison.Ordinal);
        using SqliteJournalStore journal = new(folder);
        journal.Append("m", 0, []);
    }
}
