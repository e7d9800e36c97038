using Perennial.Decide;
using Perennial.Monitor;
using Perennial.Simulation.Story;

namespace Perennial.Simulation.Tests.Story;

public sealed class ReplayStoryTests
{
    private static readonly ReplayStory Told = Tell();

    [Fact]
    public void Retrains_are_told_with_what_came_of_them_and_blocked_stretches_once()
    {
        Assert.Equal([ActionKind.Retrain, ActionKind.Keep, ActionKind.Retrain], Told.Decisions.Select(one => one.Action));
        Assert.Equal("version 1, promoted on 2001-01-08", Told.Decisions[0].Outcome);
        Assert.Equal((Journals.Start.AddDays(2), Journals.Start.AddDays(3)), (Told.Decisions[1].At, Told.Decisions[1].BlockedUntil));
        Assert.Equal("version 2, rejected: it loses more", Told.Decisions[2].Outcome);
    }

    [Fact]
    public void A_run_that_stands_in_its_own_way_is_not_told() =>
        Assert.DoesNotContain(Told.Decisions, decision => decision.Number == 5);

    [Fact]
    public void Versions_say_what_became_of_them_and_when_they_served()
    {
        Assert.Equal(["promoted", "rejected"], Told.Versions.Select(one => one.Verdict));
        Assert.Equal([new ServedStretch(Journals.Start, null)], Told.Versions[0].Served);
        Assert.Equal((Journals.Start, null), (Told.Versions[0].PromotedAt, Told.Versions[1].PromotedAt));
        Assert.Equal("money", Told.Versions[1].Trigger);
    }

    [Fact]
    public void Gates_and_rollouts_keep_their_figures()
    {
        Assert.Equal([1, 2], Told.Gates.Select(gate => gate.Run));
        var rollout = Told.Rollouts[1];
        Assert.Equal(("rejected", "it loses more", Journals.Start.AddDays(6)), (rollout.Ending, rollout.Because, rollout.EndedAt));
        var stage = Assert.Single(rollout.Stages);
        Assert.Equal((Journals.Start.AddDays(4), Journals.Start.AddDays(6)), (stage.From, stage.To));
        Assert.Equal(0.15, Assert.Single(stage.Looks).Figures["upper"]);
    }

    [Fact]
    public void Drift_regret_and_quality_are_told_by_the_day_that_had_ended()
    {
        Assert.Equal([(7, SignalState.Quiet), (8, SignalState.Alarm)], Told.Drift.Select(one => (one.Day.Day - 1, one.State)));
        Assert.Equal(["2001-01-09 21 3 False", "2001-01-11 25  True"], Told.Regret.Select(one => $"{one.Day:yyyy-MM-dd} {one.Growth} {one.Decay} {one.Retrained}"));
        var alarm = Assert.Single(Told.Quality);
        Assert.Equal((new DateOnly(2001, 1, 8), new DateOnly(2001, 1, 9)), (alarm.From, alarm.To));
    }

    [Fact]
    public void Costs_add_up_to_the_totals()
    {
        var (end, cost) = (Told.Weeks[^1].CumulativeCost, Told.Totals.Cost);
        Assert.Equal([cost.Perennial, cost.Never, cost.Weekly, cost.Hindsight], [end.Perennial, end.Never, end.Weekly, end.Hindsight]);
        Assert.Equal(50, Told.Weeks[0].CumulativeCost.Perennial, 9);
        Assert.Equal(cost.Never - cost.Perennial, Told.Totals.Saved.Perennial);
    }

    [Fact]
    public void The_history_and_the_journal_are_counted()
    {
        Assert.Equal(new StoryExtent(new DateOnly(2001, 1, 7), new DateOnly(2001, 1, 9), 100, 98), Told.History);
        Assert.Equal(Journals.Small().Journal.Count, Told.Journal.Events);
    }

    private static ReplayStory Tell()
    {
        var (state, journal) = Journals.Small();
        return ReplayStory.Of(state, journal, Comparisons.TwoWeeks);
    }
}
