using System.Text.Json;
using Perennial.Decide;
using Perennial.Registry;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.App.Tests.Commands;

[Collection(CommandLine.Turns)]
public sealed class ViewCommandTests
{
    [Theory]
    [InlineData("status")]
    [InlineData("versions")]
    [InlineData("why")]
    [InlineData("history")]
    [InlineData("retrain")]
    [InlineData("promote", "1")]
    [InlineData("rollback")]
    [InlineData("freeze")]
    [InlineData("unfreeze")]
    [InlineData("verify")]
    [InlineData("turn")]
    public async Task A_folder_that_does_not_exist_is_not_created(params string[] command)
    {
        using var house = new TestHouse();
        var (code, _, error) = await house.RunAsync(command);
        Assert.Equal(1, code);
        Assert.Contains(house.Data, error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(house.Data));
    }

    [Fact]
    public async Task Two_processes_that_write_to_one_file_do_not_overwrite_each_other()
    {
        using var house = TestHouse.WithVersions();
        var file = Path.Combine(house.Data, ".out");
        var command = $"dotnet '{typeof(Composition).Assembly.Location}' history --data '{house.Data}'";
        using var shell = System.Diagnostics.Process.Start("sh", ["-c", $"{{ {command}; {command}; }} > '{file}'"]);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        var lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        Assert.NotEmpty(lines);
        Assert.Equal(lines[..(lines.Length / 2)], lines[(lines.Length / 2)..]);
    }

    [Fact]
    public async Task Among_several_models_one_has_to_be_named()
    {
        using var house = TestHouse.WithVersions();
        house.Append("other", "anna", new ModelDeclared(TestHouse.Declaration("other")));
        var (code, _, error) = await house.RunAsync("status");
        Assert.Equal(1, code);
        Assert.Contains("flight-delay, other", error, StringComparison.Ordinal);
        Assert.Contains("other", (await house.RunAsync("status", "--model", "other")).Out, StringComparison.Ordinal);
        Assert.Contains("no model 'third'", (await house.RunAsync("status", "--model", "third")).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("status", "--bogus")]
    [InlineData("promote", "many")]
    [InlineData("history", "--at", "noonish")]
    public async Task A_wrong_line_ends_with_2(params string[] line)
    {
        using var house = TestHouse.WithVersions();
        Assert.Equal(2, (await house.RunAsync(line)).Code);
    }

    [Fact]
    public async Task Status_tells_the_champion_and_what_goes_on()
    {
        using var house = TestHouse.WithVersions();
        using var json = JsonDocument.Parse((await house.RunAsync("status", "--json")).Out);
        Assert.Equal(2, json.RootElement.GetProperty("champion").GetProperty("version").GetInt32());
        Assert.Equal("version 3 is in its shadow stage", json.RootElement.GetProperty("rollout").GetString());
        Assert.Equal("act", json.RootElement.GetProperty("mode").GetString());
        Assert.Contains("version 2, for", (await house.RunAsync("status")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_version_is_told_with_what_it_is()
    {
        using var house = TestHouse.WithVersions();
        using var json = JsonDocument.Parse((await house.RunAsync("versions", "--json")).Out);
        Assert.Equal(
            ["1 stored", "5 twin", "2 champion", "4 rejected", "3 challenger"],
            json.RootElement.EnumerateArray().Select(one => $"{one.GetProperty("number")} {one.GetProperty("state").GetString()}"));
        Assert.Equal(6, (await house.RunAsync("versions")).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Why_tells_the_newest_decision_that_acted_and_what_became_of_it()
    {
        using var house = TestHouse.WithVersions();
        house.Append(
            new RetrainRequested("new airline"),
            new DecisionTaken(Decision(1, ActionKind.Retrain)),
            new RunStarted(6, Trigger.Person, "a person asked"),
            new RunEnded(6, RunOutcome.Rejected, "a column is broken"),
            new DecisionTaken(Decision(2, ActionKind.Keep)));
        var (code, text, _) = await house.RunAsync("why");
        Assert.Equal(0, code);
        Assert.Contains("Decision 1 about 'flight-delay'", text, StringComparison.Ordinal);
        Assert.Contains("run 6 ended, rejected: a column is broken", text, StringComparison.Ordinal);
        Assert.Contains("USD 25.00", text, StringComparison.Ordinal);
        Assert.Contains("keep the champion", (await house.RunAsync("why", "2")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_decision_lists_the_range()
    {
        using var house = TestHouse.WithVersions();
        house.Append(new DecisionTaken(Decision(1, ActionKind.Keep)), new DecisionTaken(Decision(2, ActionKind.Keep)));
        var (code, _, error) = await house.RunAsync("why", "9");
        Assert.Equal(1, code);
        Assert.Contains("There are 1 to 2.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task History_leaves_out_what_happens_each_day_unless_all_is_asked_for()
    {
        using var house = TestHouse.WithVersions();
        Assert.DoesNotContain("a day matured", (await house.RunAsync("history")).Out, StringComparison.Ordinal);
        Assert.Contains("a day matured", (await house.RunAsync("history", "--all")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task History_at_a_time_tells_who_was_champion_then_and_why()
    {
        using var house = TestHouse.WithVersions();
        var first = house.State().Registry.Reigns[0].Since;
        var (_, text, _) = await house.RunAsync("history", "--at", first.AddMinutes(1).ToString("O"));
        Assert.Contains("version 1 of 'flight-delay' was champion", text, StringComparison.Ordinal);
        Assert.Contains("First asked", text, StringComparison.Ordinal);
        Assert.Contains("had no champion", (await house.RunAsync("history", "--at", TestHouse.Start.ToString("O"))).Out, StringComparison.Ordinal);
        Assert.Equal(1, (await house.RunAsync("history", "--at", "1999-01-01")).Code);
    }

    private static Decision Decision(long number, ActionKind action) => new()
    {
        Number = number,
        Action = action,
        Trigger = action == ActionKind.Retrain ? Trigger.Person : null,
        Because = "a person asked",
        Votes = [new TriggerVote(Trigger.Person, Outcome.Pass, "a person asked")],
        Alternatives = [new Alternative(ActionKind.Retrain, null, 25, 0)],
    };
}
