using Perennial.Adapters.Files;
using Perennial.Adapters.Sqlite;
using Perennial.Adapters.Tests.Conformance;
using Perennial.Log;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.Tests.Sqlite;

/// <summary>What happens on a disk that is really full.</summary>
public sealed class FullDiskTests : IDisposable
{
    private readonly TinyDisk _disk = TinyDisk.MountOrSkip();
    private readonly HandClock _clock = new();

    public void Dispose() => _disk.Dispose();

    [Fact]
    public async Task Acknowledged_rows_survive_and_the_same_append_works_once_there_is_room()
    {
        DataFolder folder = DataFolder.Open(_disk.Root, _clock, reserveBytes: 0);
        string ballast = Path.Combine(folder.Runs, "ballast");
        File.WriteAllBytes(ballast, new byte[1 << 20]);
        using SqliteInbox inbox = new(folder, _clock);
        (int acknowledged, FaultException fault) = await FillAsync(inbox);
        Assert.Contains("free space, then run the same command again", fault.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(acknowledged, inbox.Read("m", 0, DateTimeOffset.MaxValue, int.MaxValue).Count);
        File.Delete(ballast);
        InboxReceipt receipt = await inbox.AppendAsync("m", [Row(acknowledged)], TestContext.Current.CancellationToken);
        Assert.Equal(acknowledged + 1, receipt.Sequence);
    }

    [Fact]
    public async Task The_journal_stays_writable_when_ingest_is_refused()
    {
        DataFolder folder = DataFolder.Open(_disk.Root, _clock, reserveBytes: 1 << 20);
        using SqliteJournalStore journal = new(folder);
        using SqliteInbox inbox = new(folder, _clock);
        (_, FaultException fault) = await FillAsync(inbox);
        Assert.Contains("must stay free for the journal", fault.Message, StringComparison.Ordinal);
        journal.Append("m", 0, [Event(1)]);
        Assert.Equal(1, journal.Head("m"));
    }

    [Fact]
    public void A_journal_that_cannot_be_written_says_so_and_keeps_what_it_had()
    {
        DataFolder folder = DataFolder.Open(_disk.Root, _clock, reserveBytes: 0);
        using SqliteJournalStore journal = new(folder);
        DiskFullException fault = Assert.Throws<DiskFullException>(() => Fill(journal));
        Assert.Contains(folder.JournalFile, fault.Message, StringComparison.Ordinal);
        Assert.Equal(journal.Head("m"), journal.Read("m").Count);
        Assert.True(journal.Head("m") > 0);
    }

    [Fact]
    public void A_file_that_cannot_be_published_is_named()
    {
        string file = Path.Combine(_disk.Root, "big");
        DiskFullException fault = Assert.Throws<DiskFullException>(() => DurableFile.Write(file, new byte[4 << 20], "test"));
        Assert.Contains("The disk is full", fault.Message, StringComparison.Ordinal);
        Assert.Contains(file, fault.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(file));
    }

    private static void Fill(SqliteJournalStore journal)
    {
        for (long version = 0; ; version++)
        {
            journal.Append("m", version, [Event(version + 1)]);
        }
    }

    private static async Task<(int Acknowledged, FaultException Fault)> FillAsync(SqliteInbox inbox)
    {
        for (int number = 0; ; number++)
        {
            try
            {
                _ = await inbox.AppendAsync("m", [Row(number)], TestContext.Current.CancellationToken);
            }
            catch (FaultException fault)
            {
                return (number, fault);
            }
        }
    }

    private static InboxRow Row(int number) => Rows.Prediction($"{number}", new string('x', 4000));

    private static JournalEvent Event(long version) => new(
        "default", "m", version, "noted", 1, 1, Rows.Noon, "driver", null, new string('f', 20_000), null, Digest.Of([1]));
}
