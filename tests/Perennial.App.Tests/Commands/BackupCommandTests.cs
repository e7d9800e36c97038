using Perennial.Log;
using Perennial.Registry;
using Perennial.Simulation;
using Perennial.Terms;

namespace Perennial.App.Tests.Commands;

[Collection(CommandLine.Turns)]
public sealed class BackupCommandTests : IDisposable
{
    private readonly SealedHouse house = new();

    private string Backup => house.Place("backup");

    private string Restored => house.Place("restored");

    public void Dispose() => house.Dispose();

    [Fact]
    public async Task What_is_restored_is_what_was_backed_up()
    {
        var (code, text, error) = await BackupAsync();
        Assert.True(code == 0, error);
        Assert.Contains("Backed up 1 models", text, StringComparison.Ordinal);
        var restored = await RestoreAsync();
        Assert.True(restored.Code == 0, restored.Out + restored.Error);
        Assert.Contains("Nothing is wrong.", restored.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Stray", restored.Out, StringComparison.Ordinal);
        Assert.Equal(Standing(house.Data), Standing(Restored));
    }

    [Fact]
    public async Task A_restored_folder_is_driven_by_nobody()
    {
        using (var inside = Composition.Open(house.Data))
        using (var other = new Adapters.Sqlite.SqliteLeaseStore(inside.Folder, TimeProvider.System, new Adapters.Files.ProcessIdentity("elsewhere", 7, 7)))
        {
            Assert.Null(other.TryTake(SealedHouse.Model, TimeSpan.FromHours(1)));
            Assert.Equal(0, (await BackupAsync()).Code);
        }

        await RestoreAsync();
        Assert.Equal(0, (await CommandLine.RunAsync("gc", "--data", Restored)).Code);
        Assert.Equal(3, (await CommandLine.RunAsync("gc", "--data", house.Data)).Code);
    }

    [Theory]
    [InlineData("journal.db")]
    [InlineData("blobs")]
    public async Task A_flipped_bit_is_found_and_named(string what)
    {
        await BackupAsync();
        var path = Path.Combine(Backup, "data", what);
        var file = File.Exists(path) ? path : Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).First();
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
        var (code, _, error) = await RestoreAsync();
        Assert.Equal(1, code);
        Assert.Contains($"'{file}' holds", error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Restored, "format")));
    }

    [Fact]
    public async Task Neither_overwrites_anything()
    {
        await BackupAsync();
        var again = await BackupAsync();
        Assert.Equal(1, again.Code);
        Assert.Contains("is not empty: it holds 'backup.json'", again.Error, StringComparison.Ordinal);
        Assert.Contains("is not empty", (await CommandLine.RunAsync("restore", "--from", Backup, "--data", house.Data)).Error, StringComparison.Ordinal);
        File.Delete(Path.Combine(Backup, "backup.json"));
        Assert.Contains("is no backup", (await RestoreAsync()).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_blob_is_not_backed_up()
    {
        using var inside = Composition.Open(house.Data);
        var digest = inside.States.Load(SealedHouse.Model).Log.Segments[0].Digest;
        var file = inside.Blobs.Open(BlobKinds.Segments, digest);
        await File.WriteAllTextAsync(file, "something else", TestContext.Current.CancellationToken);
        var (code, _, error) = await BackupAsync();
        Assert.Equal(1, code);
        Assert.Contains($"'{file}' holds bytes", error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Backup, "backup.json")));
    }

    /// <summary>Rows are appended and days sealed, expired and deleted all the while: every restored folder holds every row that was acknowledged before.</summary>
    [Fact]
    public async Task A_backup_under_load_loses_no_row_and_names_no_blob_that_is_gone()
    {
        using var over = new CancellationTokenSource();
        var acknowledged = 0L;
        var sealings = 0;
        var working = Task.Run(() => Work(sequence => Volatile.Write(ref acknowledged, sequence), () => sealings++, over.Token), TestContext.Current.CancellationToken);
        for (var backup = 0; backup < 6; backup++)
        {
            var before = Volatile.Read(ref acknowledged);
            var (to, restored) = (house.Place($"backup-{backup}"), house.Place($"restored-{backup}"));
            var (code, _, error) = await CommandLine.RunAsync("backup", "--to", to, "--data", house.Data);
            Assert.True(code == 0, error);
            var found = await CommandLine.RunAsync("restore", "--from", to, "--data", restored);
            Assert.True(found.Code == 0, found.Out + found.Error);
            Assert.True(Whole(restored) >= before);
        }

        await over.CancelAsync();
        await working;
        Assert.True(sealings > 3, $"{sealings} days were sealed");
    }

    private async Task Work(Action<long> acknowledged, Action sealing, CancellationToken over)
    {
        var clock = new VirtualClock(TestHouse.Start.AddDays(SealedHouse.Days).AddHours(2));
        using var inside = Composition.Open(house.Data, clock);
        for (var number = 0; !over.IsCancellationRequested; number++)
        {
            clock.MoveTo(clock.GetUtcNow().AddMinutes(20));
            var receipt = await inside.Inbox.AppendAsync(
                SealedHouse.Model, [SealedHouse.Prediction($"load-{number}", "load", clock.GetUtcNow())], CancellationToken.None);
            acknowledged(receipt.Sequence);
            if (number % 72 == 71)
            {
                SealedHouse.Seal(inside, Terms.Days.Floor(clock.GetUtcNow()));
                ExpireOldest(inside);
                sealing();
            }
        }
    }

    private static void ExpireOldest(Composition inside)
    {
        var state = inside.States.Load(SealedHouse.Model);
        var oldest = state.Log.Segments[0];
        inside.States.Act(SealedHouse.Model, state.Head.AsOf, "driver", _ => [new SegmentsExpired([oldest.Digest], Terms.Days.Start(oldest.Day), oldest.Rows)]);
        inside.Log.Delete([oldest.Digest]);
    }

    /// <summary>The newest sequence, once it is certain that none is missing: sealed, expired or in the inbox.</summary>
    private static long Whole(string data)
    {
        using var inside = Composition.Open(data);
        var log = inside.States.Load(SealedHouse.Model).Log;
        var left = inside.Inbox.Read(SealedHouse.Model, log.Through, DateTimeOffset.MaxValue, 1_000_000);
        var newest = left.Count == 0 ? log.Through : left[^1].Sequence;
        Assert.Equal(newest, log.Segments.Sum(segment => segment.Rows) + log.Endings.Values.Sum(ending => ending.Rows) + left.Count);
        return newest;
    }

    private static (Digest Head, long Sequence, int Blobs) Standing(string data)
    {
        using var inside = Composition.Open(data);
        var state = inside.States.Load(SealedHouse.Model);
        var left = inside.Inbox.Read(SealedHouse.Model, state.Log.Through, DateTimeOffset.MaxValue, 1_000);
        return (state.Head.Digest, left[^1].Sequence, BlobUse.Of([state]).Held.Values.Sum(one => one.Count));
    }

    private Task<(int Code, string Out, string Error)> BackupAsync() => CommandLine.RunAsync("backup", "--to", Backup, "--data", house.Data);

    private Task<(int Code, string Out, string Error)> RestoreAsync() => CommandLine.RunAsync("restore", "--from", Backup, "--data", Restored);
}
