using System.Diagnostics;
using Perennial.Log;
using Perennial.Registry;
using Perennial.Simulation;

namespace Perennial.App.Tests.Commands;

[Collection(CommandLine.Turns)]
public sealed class ForgetCommandTests : IDisposable
{
    private readonly SealedHouse house = new();

    public void Dispose() => house.Dispose();

    [Fact]
    public async Task No_byte_of_a_forgotten_entity_is_left_in_any_file()
    {
        Assert.NotEmpty(SealedHouse.FilesWith(house.Data, SealedHouse.Entity));
        var (code, text, error) = await ForgetAsync(house.Data);
        Assert.True(code == 0, error);
        Assert.Contains($"{SealedHouse.EntityRows} rows, 2 of them from the inbox", text, StringComparison.Ordinal);
        Assert.Contains("kept: version 1.", text, StringComparison.Ordinal);
        AssertForgotten(house.Data);
    }

    [Fact]
    public async Task No_byte_is_left_while_another_connection_has_the_inbox_open()
    {
        using var open = Composition.Open(house.Data);
        Assert.NotEmpty(open.Inbox.Read(SealedHouse.Model, 0, DateTimeOffset.MaxValue, 10));
        Assert.Equal(0, (await ForgetAsync(house.Data)).Code);
        AssertForgotten(house.Data);
        Assert.True(File.Exists(Path.Combine(house.Data, "inbox.db-wal")));
    }

    [Fact]
    public async Task Everybody_elses_rows_stay_with_their_sequences_and_segments_say_what_they_hold()
    {
        var before = Rows();
        await ForgetAsync(house.Data);
        var after = Rows();
        Assert.Equal(before.Where(row => !row.Contains(SealedHouse.Id, StringComparison.Ordinal)), after);
        using var inside = Composition.Open(house.Data);
        var state = inside.States.Load(SealedHouse.Model);
        Assert.All(state.Log.Segments, segment => Assert.InRange(segment.Rows, 20, 21));
        var first = state.Log.Segments.First(segment => segment.Kind == RowKind.Prediction);
        Assert.Equal((1L, TestHouse.Start.AddHours(1)), (first.FirstSequence, first.FirstOccurred));
    }

    [Fact]
    public async Task Verify_passes_and_says_what_was_erased()
    {
        await ForgetAsync(house.Data);
        var (code, text, _) = await CommandLine.RunAsync("verify", "--data", house.Data);
        Assert.True(code == 0, text);
        Assert.Contains("rows of one entity were erased: request 118", text, StringComparison.Ordinal);
        Assert.Matches("Gone: dataset [0-9a-f]{12} of event [0-9]+ of 'flight-delay': 7 rows were erased on [0-9]{4}-", text);
        Assert.DoesNotContain("Stray", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_journal_says_how_much_and_by_whom_but_not_whose()
    {
        await ForgetAsync(house.Data, "--as", "anna");
        using var inside = Composition.Open(house.Data);
        var recorded = inside.Journal.Read(SealedHouse.Model)[^1];
        var fact = Assert.IsType<EntityForgotten>(recorded.Fact);
        Assert.Equal(("anna", "request 118", 2L, 10L), (recorded.Event.Actor, fact.Reason, fact.InboxRows, fact.Segments.Sum(one => one.ErasedRows)));
    }

    [Fact]
    public async Task A_second_time_there_is_nothing_to_erase_and_nothing_is_journaled()
    {
        await ForgetAsync(house.Data);
        var head = Head(house.Data);
        Assert.Contains("holds no row of that entity", (await ForgetAsync(house.Data)).Out, StringComparison.Ordinal);
        Assert.Equal(head, Head(house.Data));
    }

    [Fact]
    public async Task What_is_sent_again_later_is_new()
    {
        await ForgetAsync(house.Data);
        using var inside = Composition.Open(house.Data, new VirtualClock(TestHouse.Start.AddDays(9)));
        var again = await inside.Inbox.AppendAsync(
            SealedHouse.Model, [SealedHouse.Prediction(SealedHouse.Id + "0", SealedHouse.Entity, TestHouse.Start)], TestContext.Current.CancellationToken);
        Assert.Equal(1, again.Accepted);
        var other = await inside.Inbox.AppendAsync(
            SealedHouse.Model, [SealedHouse.Prediction("0-1", "other-1", TestHouse.Start)], TestContext.Current.CancellationToken);
        Assert.Equal(1, other.Repeated);
    }

    [Fact]
    public async Task Nothing_is_erased_while_a_driver_holds_the_lease()
    {
        using var inside = Composition.Open(house.Data);
        using var other = new Adapters.Sqlite.SqliteLeaseStore(
            inside.Folder, TimeProvider.System, new Adapters.Files.ProcessIdentity("elsewhere", 7, 7));
        Assert.Null(other.TryTake(SealedHouse.Model, TimeSpan.FromHours(1)));
        Assert.Equal(3, (await ForgetAsync(house.Data)).Code);
        Assert.NotEmpty(SealedHouse.FilesWith(house.Data, SealedHouse.Entity));
    }

    [Fact]
    public async Task A_reason_that_names_the_entity_is_refused()
    {
        var (code, _, error) = await CommandLine.RunAsync(
            "forget", SealedHouse.Model, "--entity", SealedHouse.Entity, "--reason", $"{SealedHouse.Entity} asked", "--data", house.Data);
        Assert.Equal(1, code);
        Assert.Contains("names the entity", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Killed_at_any_write_the_same_call_finishes()
    {
        var trace = house.Place("trace");
        Assert.Equal(0, await KilledAsync(house.Copy("traced"), ("PERENNIAL_CRASH_TRACE", trace)));
        var all = await File.ReadAllLinesAsync(trace, TestContext.Current.CancellationToken);
        string[] points = ["inbox.forget", "blob.rename", "journal.append", "blob.delete", "run.delete", "inbox.forgotten", "inbox.scrub"];
        foreach (var point in points)
        {
            foreach (var side in new[] { "before", "after" })
            {
                Assert.Contains(point, all);
                var data = house.Copy($"{point}-{side}");
                Assert.Equal(137, await KilledAsync(data, ("PERENNIAL_CRASH", $"{point}:{side}:1")));
                var (code, _, error) = await ForgetAsync(data);
                Assert.True(code == 0, $"{point} {side}: {error}");
                AssertForgotten(data);
                Assert.Equal(0, (await CommandLine.RunAsync("verify", "--data", data)).Code);
                Assert.Equal(SealedHouse.EntityRows, Erased(data));
            }
        }
    }

    private static Task<(int Code, string Out, string Error)> ForgetAsync(string data, params string[] more) => CommandLine.RunAsync(
        ["forget", SealedHouse.Model, "--entity", SealedHouse.Entity, "--reason", "request 118", "--data", data, .. more]);

    private static void AssertForgotten(string data)
    {
        Assert.Empty(SealedHouse.FilesWith(data, SealedHouse.Entity));
        Assert.Empty(SealedHouse.FilesWith(data, SealedHouse.Id));
        Assert.NotEmpty(SealedHouse.FilesWith(data, "other-1"));
    }

    private static long Head(string data)
    {
        using var inside = Composition.Open(data);
        return inside.Journal.Head(SealedHouse.Model);
    }

    private static long Erased(string data)
    {
        using var inside = Composition.Open(data);
        var fact = Assert.Single(inside.Journal.Read(SealedHouse.Model).Select(one => one.Fact).OfType<EntityForgotten>());
        return fact.InboxRows + fact.Segments.Sum(one => one.ErasedRows);
    }

    private static async Task<int> KilledAsync(string data, (string Name, string Value) variable)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Composition).Assembly.Location, "forget", SealedHouse.Model, "--entity", SealedHouse.Entity, "--reason", "request 118", "--data", data])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[variable.Name] = variable.Value;
        using var process = Process.Start(start)!;
        _ = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <summary>Every row of the folder: sequence, kind, id.</summary>
    private List<string> Rows()
    {
        using var inside = Composition.Open(house.Data);
        var state = inside.States.Load(SealedHouse.Model);
        var rows = inside.Inbox.Read(SealedHouse.Model, state.Log.Through, DateTimeOffset.MaxValue, 1_000)
            .Select(row => $"{row.Sequence} {row.Row.Kind} {row.Row.Id}").ToList();
        using var duck = new DuckDB.NET.Data.DuckDBConnection("DataSource=:memory:");
        duck.Open();
        foreach (var segment in state.Log.Segments)
        {
            using var command = duck.CreateCommand();
            command.CommandText = $"SELECT _sequence, _id FROM read_parquet('{inside.Blobs.Open(BlobKinds.Segments, segment.Digest)}')";
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                rows.Add($"{reader.GetInt64(0)} {segment.Kind} {reader.GetString(1)}");
            }
        }

        return [.. rows.Order(StringComparer.Ordinal)];
    }
}
