using Perennial.Adapters.Files;
using Perennial.Adapters.Sqlite;
using Perennial.Adapters.Tests.Conformance;
using Perennial.Log;
using Perennial.Registry;

namespace Perennial.Adapters.Tests.Sqlite;

public sealed class SqliteSnapshotTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly HandClock _clock = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>A driver appends an event that seals all rows, then trims; a sender sends: a copy never misses a row between the two.</summary>
    [Fact]
    public async Task No_row_is_lost_between_a_journal_and_an_inbox_that_are_copied_while_both_are_written()
    {
        DataFolder data = Open();
        using SqliteJournalStore store = new(data);
        using SqliteInbox inbox = new(data, _clock);
        Journal journal = new(store);
        using CancellationTokenSource over = new();
        Task writing = Task.Run(() => Write(journal, inbox, over.Token), TestContext.Current.CancellationToken);
        for (int copies = 0; copies < 25; copies++)
        {
            DataFolder copy = Open();
            SqliteSnapshot.Take(data, copy);
            Check(copy);
        }

        await over.CancelAsync();
        await writing;
        Assert.True(journal.Head("m") > 25);
    }

    [Fact]
    public async Task A_journal_that_seals_between_the_two_looks_is_looked_at_again()
    {
        DataFolder data = Open();
        using SqliteJournalStore store = new(data);
        using SqliteInbox inbox = new(data, _clock);
        InboxReceipt receipt = await inbox.AppendAsync("m", [Rows.Prediction("a"), Rows.Prediction("b")], TestContext.Current.CancellationToken);
        int looks = 0;
        DataFolder copy = Open();
        SqliteSnapshot.Take(data, copy, () =>
        {
            if (looks++ == 0)
            {
                new Journal(store).Append("m", JournalHead.Start, new Turn(1, Rows.Noon, "driver"), [new Entry(new SegmentsSealed([], receipt.Sequence, Rows.Noon))]);
                inbox.Trim("m", receipt.Sequence);
            }
        });
        Assert.Equal(2, looks);
        Check(copy);
    }

    [Fact]
    public async Task Rows_that_come_between_the_two_looks_are_in_the_inbox_that_is_copied()
    {
        DataFolder data = Open();
        using SqliteJournalStore store = new(data);
        using SqliteInbox inbox = new(data, _clock);
        DataFolder copy = Open();
        SqliteSnapshot.Take(data, copy, () => inbox.AppendAsync("m", [Rows.Prediction("a")], CancellationToken.None).GetAwaiter().GetResult());
        using SqliteInbox copied = new(copy, _clock);
        Assert.Single(copied.Read("m", 0, DateTimeOffset.MaxValue, 10));
        Assert.Equal(1, (await inbox.AppendAsync("m", [], TestContext.Current.CancellationToken)).Sequence);
    }

    [Fact]
    public void A_copy_replaces_what_an_earlier_one_left()
    {
        DataFolder data = Open();
        using SqliteJournalStore store = new(data);
        using SqliteInbox inbox = new(data, _clock);
        DataFolder copy = Open();
        SqliteSnapshot.Take(data, copy);
        new Journal(store).Append("m", JournalHead.Start, new Turn(1, _clock.Now, "driver"), [new Entry(new ModelFrozen("so"))]);
        SqliteSnapshot.Take(data, copy);
        using SqliteJournalStore copied = new(copy);
        Assert.Equal(1, copied.Head("m"));
        Assert.Empty(SqliteAudit.Faults(copy.JournalFile));
    }

    private static async Task Write(Journal journal, SqliteInbox inbox, CancellationToken over)
    {
        JournalHead head = JournalHead.Start;
        for (int number = 0; !over.IsCancellationRequested; number++)
        {
            InboxReceipt receipt = await inbox.AppendAsync("m", [Rows.Prediction($"{number}"), Rows.Prediction($"{number}-b")], CancellationToken.None);
            if (number % 3 == 0)
            {
                IReadOnlyList<Recorded> recorded = journal.Append(
                    "m", head, new Turn(number + 1, Rows.Noon, "driver"), [new Entry(new SegmentsSealed([], receipt.Sequence, Rows.Noon))]);
                head = JournalHead.After(recorded[^1].Event);
                inbox.Trim("m", receipt.Sequence);
            }
        }
    }

    private void Check(DataFolder copy)
    {
        using SqliteJournalStore store = new(copy);
        using SqliteInbox inbox = new(copy, _clock);
        long through = new Journal(store).Read("m").Select(one => one.Fact).OfType<SegmentsSealed>().LastOrDefault()?.Through ?? 0;
        long newest = inbox.AppendAsync("m", [], TestContext.Current.CancellationToken).GetAwaiter().GetResult().Sequence;
        IReadOnlyList<StoredRow> left = inbox.Read("m", through, DateTimeOffset.MaxValue, 1_000_000);
        Assert.True(newest >= through, $"sealed through {through}, the inbox knows {newest}");
        Assert.Equal(newest - through, left.Count);
    }

    private DataFolder Open() => DataFolder.Open(_folder.NewPlace(), _clock);
}
