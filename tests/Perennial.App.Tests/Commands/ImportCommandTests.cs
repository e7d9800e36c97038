using System.Text.Json;
using Perennial.Decide;
using Perennial.Log;
using Perennial.Monitor;

namespace Perennial.App.Tests.Commands;

[Collection(CommandLine.Turns)]
public sealed class ImportCommandTests
{
    [Fact]
    public async Task A_past_is_imported_once_and_a_turn_advises_by_it()
    {
        using var house = await ImportedHouse.OpenAsync();
        string[] import = ["import", ImportedHouse.Model, house.Predictions(), "--what", "predictions", "--labels", house.Labels(), "--arrived-at", "known", "--json"];
        var first = JsonDocument.Parse((await house.RunAsync(import)).Out).RootElement;
        Assert.Equal((4_800, 4_800, 0), (Number(first, "rows"), Number(first, "accepted"), Number(first, "late")));
        var second = JsonDocument.Parse((await house.RunAsync(import)).Out).RootElement;
        Assert.Equal((4_800, 0, 4_800), (Number(second, "rows"), Number(second, "accepted"), Number(second, "repeated")));
        var (code, text, error) = await house.RunAsync("turn", "--json");
        Assert.True(code == 10, text + error);
        Assert.Contains("the mode is advise", text, StringComparison.Ordinal);
        var cohorts = house.State().Monitor.Cohorts;
        Assert.Equal(ImportedHouse.Days, cohorts.Count);
        Assert.All(cohorts, cohort => Assert.Equal((100, 100, 100), (cohort.Rows, cohort.Labelled, cohort.Served!.Rows)));
        Assert.Equal(0, (await house.RunAsync("verify")).Code);
    }

    [Fact]
    public async Task Lines_of_json_are_the_same_rows_as_comma_separated_ones()
    {
        using var one = await ImportedHouse.OpenAsync();
        using var other = await ImportedHouse.OpenAsync();
        await one.RunAsync("import", ImportedHouse.Model, one.Predictions(), "--what", "predictions");
        var (code, text, error) = await other.RunAsync("import", ImportedHouse.Model, other.Predictions("predictions.ndjson"), "--what", "predictions");
        Assert.True(code == 0, text + error);
        await one.RunAsync("turn");
        await other.RunAsync("turn");
        Assert.Equal(Digests(one), Digests(other));
        Assert.NotEmpty(Digests(one));

        static string[] Digests(ImportedHouse house) => [.. house.State().Log.Segments.Select(segment => segment.Digest.Hex)];
    }

    [Fact]
    public async Task A_bad_cell_is_named_and_nothing_is_imported()
    {
        using var house = await ImportedHouse.OpenAsync();
        var (code, _, error) = await house.RunAsync("import", ImportedHouse.Model, house.Predictions(spoiled: "heavy"), "--what", "predictions");
        Assert.Equal(1, code);
        Assert.Contains("predictions.csv", error, StringComparison.Ordinal);
        Assert.Contains("column 'grams', row 8: 'heavy' is not a finite number", error, StringComparison.Ordinal);
        using var composition = Composition.Open(house.Data);
        Assert.Null(composition.Inbox.NewestArrival(ImportedHouse.Model));
    }

    [Fact]
    public async Task A_missing_column_an_answer_that_is_none_and_labels_from_nowhen_are_refused_with_a_remedy()
    {
        using var house = await ImportedHouse.OpenAsync();
        Assert.Contains("lack 'p'. There are: 'letter'", (await house.RunAsync("import", ImportedHouse.Model, house.Predictions(), "--what", "predictions", "--score-column", "p")).Error, StringComparison.Ordinal);
        Assert.Contains("row 1: '20' is not a probability", (await house.RunAsync("import", ImportedHouse.Model, house.Predictions(), "--what", "predictions", "--score-column", "grams")).Error, StringComparison.Ordinal);
        Assert.Contains("--assume-delay 30d", (await house.RunAsync("import", ImportedHouse.Model, house.Labels(), "--what", "labels")).Error, StringComparison.Ordinal);
        Assert.Contains("is no version of this model; there are: 1", (await house.RunAsync("import", ImportedHouse.Model, house.Predictions(), "--what", "predictions", "--version-column", "stamp")).Error, StringComparison.Ordinal);
        Assert.Equal(2, (await house.RunAsync("import", ImportedHouse.Model, house.Predictions(), "--what", "letters")).Code);
    }

    [Fact]
    public async Task Predictions_that_nobody_gave_are_refused()
    {
        using var house = await ImportedHouse.DeclaredAsync();
        var (code, _, error) = await house.RunAsync("import", ImportedHouse.Model, house.Predictions(), "--what", "predictions");
        Assert.Equal(1, code);
        Assert.Contains("perennial register MODEL --flavour external --promote", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Labels_without_a_time_take_that_of_their_predictions()
    {
        using var house = await ImportedHouse.OpenAsync();
        var (code, text, error) = await house.RunAsync(
            "import", ImportedHouse.Model, house.Predictions(), "--what", "predictions", "--labels", house.Labels(timed: false), "--assume-delay", "12h");
        Assert.True(code == 0, text + error);
        await house.RunAsync("turn");
        Assert.All(house.State().Monitor.Cohorts, cohort => Assert.Equal(100, cohort.Labelled));
    }

    [Fact]
    public async Task A_dry_run_writes_nothing()
    {
        using var house = await ImportedHouse.OpenAsync();
        var (code, text, _) = await house.RunAsync("import", ImportedHouse.Model, house.Predictions(), "--what", "predictions", "--dry-run");
        Assert.Equal(0, code);
        Assert.Contains("2,400 rows", text, StringComparison.Ordinal);
        using var composition = Composition.Open(house.Data);
        Assert.Null(composition.Inbox.NewestArrival(ImportedHouse.Model));
    }

    [Fact]
    public async Task What_comes_after_its_day_was_sealed_arrives_now_and_restates_it_when_that_day_is_over()
    {
        using var house = await ImportedHouse.OpenAsync();
        await house.RunAsync("import", ImportedHouse.Model, house.Predictions(), "--what", "predictions");
        await house.RunAsync("turn");
        var decided = house.History().Count(one => one.Fact is DecisionTaken);
        Assert.All(house.State().Monitor.Cohorts, cohort => Assert.Equal(0, cohort.Labelled));
        var (_, text, _) = await house.RunAsync("import", ImportedHouse.Model, house.Labels(), "--what", "labels", "--arrived-at", "known");
        Assert.Contains("2,400 of them belong to days that are sealed already: they arrive now", text, StringComparison.Ordinal);
        var tomorrow = new Simulation.VirtualClock(TimeProvider.System.GetUtcNow().AddDays(1));
        await new App.Commands.TurnJob(house.Data, null, false, tomorrow).RunAsync(_ => { }, CancellationToken.None);
        var restated = house.History().Select(one => one.Fact).OfType<CohortRestated>().ToList();
        Assert.Equal(ImportedHouse.Days, restated.Count);
        Assert.All(restated, one => Assert.Equal((0, 100), (one.LabelledBefore, one.Cohort.Labelled)));
        Assert.True(house.History().Count(one => one.Fact is DecisionTaken) > decided);
        Assert.Contains("restated", (await house.RunAsync("status")).Out, StringComparison.Ordinal);
        Assert.Equal(0, (await house.RunAsync("verify")).Code);
    }

    [Fact]
    public async Task A_past_is_played_day_by_day_where_the_journal_stands_before_it()
    {
        using var house = await ImportedHouse.DeclaredAsync("--as-of", ImportedHouse.FirstDay);
        await house.RunAsync("register", ImportedHouse.Model, "--flavour", "external", "--promote", "--since", house.Day(0));
        var (code, text, error) = await house.RunAsync(
            "import", ImportedHouse.Model, house.Predictions(), "--what", "predictions", "--labels", house.Labels(), "--arrived-at", "known", "--play");
        Assert.True(code == 0, text + error);
        Assert.True(house.History().Count(one => one.Fact is SegmentsSealed) > 20);
        Assert.Contains(house.History(), one => one.Fact is DecisionTaken { Decision.Blocked: not null } && one.Event.AsOf < house.Start.AddDays(ImportedHouse.Days));
        Assert.Equal(0, (await house.RunAsync("verify")).Code);
    }

    [Fact]
    public async Task A_past_before_the_journal_is_not_played()
    {
        using var house = await ImportedHouse.OpenAsync();
        var (code, _, error) = await house.RunAsync("import", ImportedHouse.Model, house.Predictions(), "--what", "predictions", "--play");
        Assert.Equal(1, code);
        Assert.Contains("--as-of", error, StringComparison.Ordinal);
    }

    private static long Number(JsonElement json, string name) => json.GetProperty(name).GetInt64();
}
