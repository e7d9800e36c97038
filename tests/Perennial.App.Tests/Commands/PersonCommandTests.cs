using Perennial.Decide;
using Perennial.Registry;
using Perennial.RollOut;
using Perennial.Train;

namespace Perennial.App.Tests.Commands;

[Collection(CommandLine.Turns)]
public sealed class PersonCommandTests
{
    [Fact]
    public async Task The_second_freeze_says_so_and_appends_nothing()
    {
        using var house = TestHouse.WithVersions();
        Assert.Equal(0, (await house.RunAsync("freeze", "--reason", "audit", "--as", "anna")).Code);
        var version = house.State().Head.Version;
        var (code, text, _) = await house.RunAsync("freeze", "--as", "bert");
        Assert.Equal(0, code);
        Assert.Contains("frozen already", text, StringComparison.Ordinal);
        Assert.Contains("anna: audit", text, StringComparison.Ordinal);
        Assert.Equal(version, house.State().Head.Version);
        Assert.Equal("anna", house.History()[^1].Event.Actor);
    }

    [Fact]
    public async Task Unfreeze_allows_again_what_freeze_stopped()
    {
        using var house = TestHouse.WithVersions();
        await house.RunAsync("freeze");
        Assert.Equal(0, (await house.RunAsync("unfreeze")).Code);
        Assert.Equal(0, (await house.RunAsync("promote", "3")).Code);
        Assert.Contains("not frozen", (await house.RunAsync("unfreeze")).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("promote", "3")]
    [InlineData("rollback")]
    [InlineData("retrain")]
    public async Task A_frozen_model_refuses_every_change_and_names_unfreeze(params string[] command)
    {
        using var house = TestHouse.WithVersions();
        await house.RunAsync("freeze");
        var version = house.State().Head.Version;
        var (code, _, error) = await house.RunAsync(command);
        Assert.Equal(1, code);
        Assert.Contains("perennial unfreeze", error, StringComparison.Ordinal);
        Assert.Equal(version, house.State().Head.Version);
    }

    [Fact]
    public async Task A_challenger_in_the_shadow_may_be_promoted()
    {
        using var house = TestHouse.WithVersions();
        Assert.Equal(0, (await house.RunAsync("promote", "3", "--reason", "reviewed")).Code);
        var state = house.State();
        Assert.Equal(3, state.Registry.Champion);
        Assert.Equal(Phase.Promoted, state.RollOut.Rollouts[^1].Phase);
        Assert.Equal(state.Monitor.MaturedDay, state.Decide.ConsumedThrough);
    }

    [Fact]
    public async Task Promoting_an_earlier_champion_ends_the_rollout_of_another()
    {
        using var house = TestHouse.WithVersions();
        Assert.Equal(0, (await house.RunAsync("promote", "1")).Code);
        Assert.Equal(1, house.State().Registry.Champion);
        Assert.Equal(Phase.Rejected, house.State().RollOut.Rollouts[^1].Phase);
    }

    [Theory]
    [InlineData("5", "twin")]
    [InlineData("4", "rejected")]
    [InlineData("9", "There are: 1 (stored), 5 (twin), 2 (champion), 4 (rejected), 3 (challenger)")]
    public async Task What_may_not_serve_is_refused_with_the_reason(string version, string reason)
    {
        using var house = TestHouse.WithVersions();
        var (code, _, error) = await house.RunAsync("promote", version);
        Assert.Equal(1, code);
        Assert.Contains(reason, error, StringComparison.Ordinal);
        Assert.Equal(2, house.State().Registry.Champion);
    }

    [Fact]
    public async Task Promoting_the_champion_changes_nothing()
    {
        using var house = TestHouse.WithVersions();
        var version = house.State().Head.Version;
        Assert.Contains("champion already", (await house.RunAsync("promote", "2")).Out, StringComparison.Ordinal);
        Assert.Equal(version, house.State().Head.Version);
    }

    [Fact]
    public async Task A_rollback_goes_to_the_champion_before_and_ends_the_rollout()
    {
        using var house = TestHouse.WithVersions();
        var (code, text, _) = await house.RunAsync("rollback", "--reason", "complaints");
        Assert.Equal(0, code);
        Assert.Contains("Version 1", text, StringComparison.Ordinal);
        Assert.Equal(1, house.State().Registry.Champion);
        Assert.Null(house.State().RollOut.Active);
        Assert.IsType<ChampionRolledBack>(house.History()[^2].Fact);
    }

    [Fact]
    public async Task A_second_rollback_does_not_go_forward_to_what_was_taken_back()
    {
        using var house = TestHouse.WithVersions();
        await house.RunAsync("rollback");
        var (code, _, error) = await house.RunAsync("rollback");
        Assert.Equal(1, code);
        Assert.Contains("no champion before it", error, StringComparison.Ordinal);
        Assert.Equal(0, (await house.RunAsync("rollback", "--to", "2")).Code);
        Assert.Equal(2, house.State().Registry.Champion);
    }

    [Theory]
    [InlineData("4")]
    [InlineData("77")]
    public async Task A_rollback_to_what_was_never_champion_is_refused(string version)
    {
        using var house = TestHouse.WithVersions();
        Assert.Equal(1, (await house.RunAsync("rollback", "--to", version)).Code);
        Assert.Equal(2, house.State().Registry.Champion);
    }

    [Fact]
    public async Task A_retrain_is_asked_for_once()
    {
        using var house = TestHouse.WithVersions();
        Assert.Contains("shadow stage", (await house.RunAsync("retrain", "--reason", "new airline", "--as", "anna")).Out, StringComparison.Ordinal);
        Assert.Equal("new airline", house.State().Decide.Request);
        var version = house.State().Head.Version;
        Assert.Contains("asked for already: new airline", (await house.RunAsync("retrain")).Out, StringComparison.Ordinal);
        Assert.Equal(version, house.State().Head.Version);
    }

    [Fact]
    public async Task A_retrain_is_refused_while_a_run_goes_on()
    {
        using var house = TestHouse.WithVersions();
        house.Append(new RunStarted(6, Trigger.Rows, "rows came"));
        var (code, _, error) = await house.RunAsync("retrain");
        Assert.Equal(1, code);
        Assert.Contains("run 6 is taking its dataset", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rollout_is_paused_and_let_go_on_in_the_name_of_who_did_it()
    {
        using var house = TestHouse.WithVersions();
        Assert.Equal(0, (await house.RunAsync("rollout", "pause", "flight-delay", "--reason", "a storm", "--as", "anna")).Code);
        Assert.Equal(new RolloutPaused(3, "a storm", "anna"), house.History()[^1].Fact);
        Assert.Contains("version 3 is paused by anna: a storm", (await house.RunAsync("status")).Out, StringComparison.Ordinal);
        Assert.Contains("Nothing changes", (await house.RunAsync("rollout", "pause")).Out, StringComparison.Ordinal);
        Assert.Contains("in its shadow stage", (await house.RunAsync("rollout", "resume", "flight-delay", "--as", "bert")).Out, StringComparison.Ordinal);
        Assert.Equal("bert", ((RolloutResumed)house.History()[^1].Fact).By);
        Assert.Contains("the rollout of version 3 was paused by anna: a storm", (await house.RunAsync("history")).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("promote", 3)]
    [InlineData("abort", 2)]
    public async Task A_person_ends_the_rollout_that_goes_on(string word, int champion)
    {
        using var house = TestHouse.WithVersions();
        Assert.Equal(0, (await house.RunAsync("rollout", word, "flight-delay", "--reason", "reviewed")).Code);
        Assert.Equal((champion, true), (house.State().Registry.Champion, house.State().RollOut.Active is null));
        var (code, _, error) = await house.RunAsync("rollout", word);
        Assert.Equal(1, code);
        Assert.Contains("No rollout goes on", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_may_still_be_let_on_by_its_number_and_nobody_pauses_in_the_name_of_the_driver()
    {
        using var house = TestHouse.WithVersions();
        Assert.Equal(1, (await house.RunAsync("rollout", "pause", "--as", "driver")).Code);
        await house.RunAsync("rollout", "abort");
        Assert.Equal(0, (await house.RunAsync("rollout", "4", "--reason", "a holiday")).Code);
        Assert.Equal(4, house.State().RollOut.Active!.Version);
        Assert.Equal(2, (await house.RunAsync("rollout")).Code);
    }

    [Theory]
    [InlineData("driver")]
    [InlineData("replay")]
    [InlineData(" ")]
    public async Task Nobody_acts_in_the_name_of_the_driver(string name)
    {
        using var house = TestHouse.WithVersions();
        Assert.Equal(1, (await house.RunAsync("freeze", "--as", name)).Code);
    }

    [Fact]
    public async Task What_a_person_does_in_a_replay_happens_in_its_time()
    {
        using var house = new TestHouse();
        house.Append("flight-delay", "replay", new ModelDeclared(TestHouse.Declaration()));
        await house.RunAsync("freeze", "--as", "anna");
        Assert.Equal(TestHouse.Start, house.State().Head.AsOf);
    }
}
