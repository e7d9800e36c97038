using Perennial.Monitor;
using Perennial.Registry;
using Perennial.Simulation.Faults;
using Perennial.Terms;

namespace Perennial.Simulation.Tests.Faults;

public sealed class BrokenFeedTests
{
    [Fact]
    public async Task It_is_found_within_a_day_by_column_and_factor_and_no_version_learns_from_it()
    {
        using var replay = await new FaultyReplay(BrokenFeed.Called).RunAsync();
        var story = replay.Story;
        Assert.Equal(("x", GivenHistory.Middle), (story.Column, story.From));
        Assert.Equal(story.From.AddDays(1), story.DetectedAt);
        var signal = replay.Of<SignalsObserved>().First(one => one.At == story.DetectedAt).Fact.Quality.Single(one => one is { Check: FeedMonitor.Unit, State: SignalState.Alarm });
        Assert.Equal(("x", BrokenFeed.Factor), (signal.Column, signal.Value));
        Assert.Contains("minutes -> seconds", signal.Note, StringComparison.Ordinal);
        Assert.False(story.PromotedFromIt);
    }

    [Fact]
    public async Task Its_days_are_left_out_until_the_feed_is_sound_and_the_loop_goes_on()
    {
        using var replay = await new FaultyReplay(BrokenFeed.Called).RunAsync();
        var from = Days.Of(GivenHistory.Middle);
        var held = Assert.Single(replay.State.Monitor.Quarantine);
        Assert.Equal((from, from.AddDays(BrokenFeed.LastsDays - 1)), (held.From, held.To));
        var later = replay.State.Registry.Versions.Where(version => version.TrainedTo > Days.Start(held.To!.Value)).ToList();
        Assert.NotEmpty(later);
        Assert.All(later, version => Assert.Equal(BrokenFeed.LastsDays, version.Without!.Count));
        Assert.Contains(replay.Of<VersionPromoted>(), promoted => promoted.At > Days.Start(held.To!.Value));
    }

    [Fact]
    public async Task Broken_days_are_neither_drift_nor_a_worse_champion()
    {
        using var replay = await new FaultyReplay(BrokenFeed.Called).RunAsync();
        var looks = replay.Of<SignalsObserved>().Where(one => one.At > GivenHistory.Middle && one.At <= GivenHistory.Middle.AddDays(BrokenFeed.LastsDays + 7)).ToList();
        Assert.NotEmpty(looks);
        Assert.All(looks, look => Assert.DoesNotContain(look.Fact.Drift, drift => drift is { Column: "x", State: SignalState.Alarm }));
        Assert.All(looks, look => Assert.NotEqual(SignalState.Alarm, look.Fact.Performance!.State));
        Assert.Contains(replay.Of<Decide.DecisionTaken>(), one => one.Fact.Decision.Because.Contains("x is broken since", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_decision_is_taken_again_the_same()
    {
        using var replay = await new FaultyReplay(BrokenFeed.Called).RunAsync();
        var (decided, faults) = DecisionAudit.Check(FaultyReplay.Model.Model, replay.Journaled);
        Assert.True(decided > 40);
        Assert.Empty(faults);
    }

    [Fact]
    public async Task Without_it_nothing_is_left_out()
    {
        using var replay = await new FaultyReplay().RunAsync();
        Assert.Empty(replay.State.Monitor.Quarantine);
        Assert.DoesNotContain(replay.Of<SignalsObserved>(), look => look.Fact.Quality.Any(one => FeedMonitor.IsDaily(one) && one.State == SignalState.Alarm));
    }
}
