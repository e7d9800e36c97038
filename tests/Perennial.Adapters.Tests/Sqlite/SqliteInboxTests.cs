using Microsoft.Data.Sqlite;
using Perennial.Adapters.Files;
using Perennial.Adapters.Sqlite;
using Perennial.Adapters.Tests.Conformance;
using Perennial.Log;

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
    public async Task A_folder_from_before_predictions_were_kept_with_their_times_is_taken_over()
    {
        DataFolder folder = DataFolder.Open(NewPlace(), Clock);
        using (SqliteConnection older = new($"Data Source={folder.InboxFile};Pooling=False"))
        {
            older.Open();
            using SqliteCommand create = older.CreateCommand();
            create.CommandText =
                """
                CREATE TABLE predictions(model INTEGER NOT NULL, id TEXT NOT NULL, PRIMARY KEY(model, id)) WITHOUT ROWID;
                INSERT INTO predictions VALUES(1, 'a')
                """;
            create.ExecuteNonQuery();
        }

        using SqliteInbox inbox = new(folder, Clock);
        await inbox.AppendAsync("m", [Rows.Label("a", 1), Rows.Prediction("b"), Rows.Label("b", 1)], TestContext.Current.CancellationToken);

        Assert.Equal([null, Rows.Prediction("b").OccurredAt, Rows.Prediction("b").OccurredAt], inbox.Read("m", 0, DateTimeOffset.MaxValue, 10).Select(row => row.AskedAt));
    }

    [Fact]
    public async Task Ingest_is_refused_early_when_the_reserve_would_be_touched()
    {
        DataFolder folder = DataFolder.Open(NewPlace(), Clock, reserveBytes: long.MaxValue / 2);
        using SqliteInbox inbox = new(folder, Clock);
        DiskFullException fault = await Assert.ThrowsAsync<DiskFullException>(
            () => inbox.AppendAsync("m", [Rows.Prediction("a")], TestContext.Current.CancellationToken));
        Assert.Contains("must stay free", fault.Message, StringComparison.Ordinal);
        using SqliteJournalStore journal = new(folder);
        journal.Append("m", 0, []);
    }
}
