using Perennial.Decide;
using Perennial.Train;

namespace Perennial.App.Tests.Commands;

[Collection(CommandLine.Turns)]
public sealed class GarbageCommandTests : IDisposable
{
    private readonly SealedHouse house = new();

    public void Dispose() => house.Dispose();

    [Fact]
    public async Task What_no_journal_holds_goes_and_everything_else_stays()
    {
        var named = Blobs();
        var (code, text, error) = await CommandLine.RunAsync("gc", "--data", house.Data);
        Assert.True(code == 0, error);
        Assert.Matches("^Deleted 0 artifacts, 0 datasets, 1 segments and the folders of 1 runs: [0-9,]{3,} bytes.\n$", text);
        Assert.Equal(named.Count - 1, Blobs().Count);
        Assert.Empty(SealedHouse.FilesWith(house.Data, SealedHouse.Id + "stray"));
        Assert.Equal(0, (await CommandLine.RunAsync("verify", "--data", house.Data)).Code);
        Assert.Contains("0 bytes", (await CommandLine.RunAsync("gc", "--data", house.Data)).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_says_the_same_and_deletes_nothing()
    {
        var before = Files();
        var dry = (await CommandLine.RunAsync("gc", "--dry-run", "--data", house.Data)).Out;
        Assert.Equal(before, Files());
        Assert.Equal(dry, (await CommandLine.RunAsync("gc", "--data", house.Data)).Out.Replace("Deleted", "Would delete", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_folder_of_a_run_that_goes_on_stays()
    {
        using (var inside = Composition.Open(house.Data))
        {
            inside.States.Act(SealedHouse.Model, TestHouse.Start.AddDays(9), "driver", _ => [new RunStarted(2, Trigger.Rows, "rows came")]);
            Directory.CreateDirectory(Path.Combine(inside.Folder.Runs, SealedHouse.Model, "2", "attempt-1"));
        }

        await CommandLine.RunAsync("gc", "--data", house.Data);
        Assert.Equal(["2"], Directory.GetDirectories(Path.Combine(house.Data, "runs", SealedHouse.Model)).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Expired_segments_that_a_kill_left_go()
    {
        using (var inside = Composition.Open(house.Data))
        {
            var log = inside.States.Load(SealedHouse.Model).Log;
            inside.States.Act(SealedHouse.Model, TestHouse.Start.AddDays(9), "driver", _ =>
                [new Log.SegmentsExpired([log.Segments[0].Digest], TestHouse.Start.AddDays(1), log.Segments[0].Rows)]);
        }

        var verified = await CommandLine.RunAsync("verify", "--data", house.Data);
        Assert.Equal((0, 2), (verified.Code, verified.Out.Split("Stray: ").Length - 1));
        Assert.Contains("2 segments", (await CommandLine.RunAsync("gc", "--data", house.Data)).Out, StringComparison.Ordinal);
        verified = await CommandLine.RunAsync("verify", "--data", house.Data);
        Assert.Equal((0, 0), (verified.Code, verified.Out.Split("Stray: ").Length - 1));
        Assert.Contains("expired with 1 segments", verified.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_journal_that_cannot_be_read_protects_everything()
    {
        await using (var journal = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(house.Data, "journal.db")};Pooling=False"))
        {
            await journal.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = journal.CreateCommand();
            command.CommandText = "UPDATE events SET facts = '{' WHERE version = 2";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var before = Blobs();
        var (code, _, error) = await CommandLine.RunAsync("gc", "--data", house.Data);
        Assert.Equal(1, code);
        Assert.Contains("nothing was deleted", error, StringComparison.Ordinal);
        Assert.Equal(before, Blobs());
    }

    [Fact]
    public async Task Nothing_is_deleted_while_a_driver_holds_a_lease()
    {
        using var inside = Composition.Open(house.Data);
        using var other = new Adapters.Sqlite.SqliteLeaseStore(inside.Folder, TimeProvider.System, new Adapters.Files.ProcessIdentity("elsewhere", 7, 7));
        Assert.Null(other.TryTake(SealedHouse.Model, TimeSpan.FromHours(1)));
        var before = Blobs();
        Assert.Equal(3, (await CommandLine.RunAsync("gc", "--data", house.Data)).Code);
        Assert.Equal(before, Blobs());
    }

    private List<string> Files() => [.. Directory.GetFiles(house.Data, "*", SearchOption.AllDirectories).Where(file => !file.Contains(".db", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private List<string> Blobs() => [.. Files().Where(file => file.Contains("blobs", StringComparison.Ordinal))];
}
