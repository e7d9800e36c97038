using System.Text.Json;
using Perennial.App.Commands;
using Perennial.Decide;
using Perennial.Train;

namespace Perennial.App.Tests.Commands;

[Collection(CommandLine.Turns)]
public sealed class TurnCommandTests
{
    private static readonly string[] Advise = ["task: binary", "task: binary\nmode: advise"];

    [Fact]
    public async Task Where_there_is_too_little_history_the_model_is_kept()
    {
        using var house = await LoggedHouse.OpenAsync(["first: 4d", "first: 40d"]);
        var (code, text, _) = await house.RunAsync("turn");
        Assert.Equal(0, code);
        Assert.Contains("'parcels': kept as it is: there is no version yet", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_wait_a_retrain_is_decided_and_nothing_is_trained()
    {
        using var house = await LoggedHouse.OpenAsync();
        var (code, text, _) = await house.RunAsync("turn", "parcels");
        Assert.Equal(10, code);
        Assert.Contains("perennial turn parcels --wait", text, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(house.Data, "runs")));
        Assert.Contains(house.History(), one => one.Fact is DatasetTaken);
        Assert.DoesNotContain(house.History(), one => one.Fact is RunEnded);
    }

    [Fact]
    public async Task With_wait_what_was_decided_is_trained_judged_and_promoted()
    {
        using var house = await LoggedHouse.OpenAsync();
        Assert.Equal(TurnAction.Due, (await house.TurnAsync()).Action);
        var (code, text, error) = await house.RunAsync("turn", "parcels", "--wait", "--json");
        Assert.True(code == 0, text + error);
        using var json = JsonDocument.Parse(text);
        Assert.Equal("promoted", json.RootElement.GetProperty("action").GetString());
        Assert.Equal(0, json.RootElement.GetProperty("exit").GetInt32());
        Assert.Equal("passed", json.RootElement.GetProperty("run").GetProperty("outcome").GetString());
        Assert.Equal(1, json.RootElement.GetProperty("champion").GetProperty("version").GetInt32());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_second_of_two_calls_leaves_no_trace(bool wait)
    {
        using var house = await LoggedHouse.OpenAsync();
        Assert.Equal(wait ? TurnAction.Promoted : TurnAction.Due, (await house.TurnAsync(wait)).Action);
        var events = house.History().Count;
        var again = await house.TurnAsync(wait);
        Assert.Equal(wait ? TurnAction.Keep : TurnAction.Due, again.Action);
        Assert.Equal(wait ? ActionKind.Keep : ActionKind.Retrain, again.Decision.Action);
        Assert.Equal(events, house.History().Count);
    }

    [Fact]
    public async Task Where_a_person_acts_a_retrain_is_advised_and_its_version_waits_for_approval()
    {
        using var house = await LoggedHouse.OpenAsync(Advise);
        var (code, text, _) = await house.RunAsync("turn", "--wait");
        Assert.Equal(10, code);
        Assert.Contains("the mode is advise", text, StringComparison.Ordinal);
        Assert.Equal(0, (await house.RunAsync("retrain", "--reason", "the first")).Code);
        (code, text, _) = await house.RunAsync("turn", "--wait");
        Assert.Equal(11, code);
        Assert.Contains("approval is needed", text, StringComparison.Ordinal);
        Assert.Equal(11, (await house.RunAsync("turn")).Code);
        Assert.Equal(0, (await house.RunAsync("promote", "1")).Code);
        var view = await house.TurnAsync();
        Assert.NotEqual(TurnAction.Held, view.Action);
        Assert.Equal(1, view.Champion!.Version);
    }

    [Fact]
    public async Task Data_that_a_gate_refuses_ends_with_12_and_is_not_tried_again()
    {
        using var house = await LoggedHouse.OpenAsync(distance: _ => 5);
        var (code, text, _) = await house.RunAsync("turn");
        Assert.Equal(12, code);
        Assert.Contains("no column ever changes", text, StringComparison.Ordinal);
        Assert.Equal(0, (await house.RunAsync("turn")).Code);
    }

    [Fact]
    public async Task A_training_that_fails_ends_with_12()
    {
        using var house = await LoggedHouse.OpenAsync(["num_iterations: 5", "objective: nonsense"]);
        var view = await house.TurnAsync(wait: true);
        Assert.Equal(ExitCode.GateFailed, view.Exit);
        Assert.Equal(RunOutcome.Failed, view.Run!.Outcome);
        Assert.Equal(ActionKind.Retrain, view.Decision.Action);
    }

    [Fact]
    public async Task A_frozen_model_is_kept()
    {
        using var house = await LoggedHouse.OpenAsync();
        await house.RunAsync("freeze");
        var (code, text, _) = await house.RunAsync("turn", "--wait");
        Assert.Equal(0, code);
        Assert.Contains("the model is frozen", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_another_process_drives_ends_with_3_and_is_left_alone()
    {
        using var house = await LoggedHouse.OpenAsync();
        using var other = house.DrivenElsewhere();
        var (code, _, error) = await house.RunAsync("turn");
        Assert.Equal(3, code);
        Assert.Contains("another-machine", error, StringComparison.Ordinal);
        Assert.Single(house.History());
    }

    [Fact]
    public async Task A_wrong_line_ends_with_2_and_an_unknown_model_with_1()
    {
        using var house = await LoggedHouse.OpenAsync();
        Assert.Equal(2, (await house.RunAsync("turn", "parcels", "letters")).Code);
        Assert.Equal(2, (await house.RunAsync("turn", "--wiat")).Code);
        Assert.Equal(1, (await house.RunAsync("turn", "letters")).Code);
    }

    [Fact]
    public async Task Interrupted_in_a_training_it_goes_on_when_called_again()
    {
        using var house = await LoggedHouse.OpenAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(house.StopInTrainingAsync);
        Assert.DoesNotContain(house.History(), one => one.Fact is RunEnded);
        var view = await house.TurnAsync(wait: true);
        Assert.Equal(TurnAction.Promoted, view.Action);
        Assert.Single(house.History(), one => one.Fact is RunStarted { Run: 1 });
    }
}
