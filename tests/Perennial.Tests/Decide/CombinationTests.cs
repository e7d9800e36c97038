using Perennial.Decide;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.Terms;
using Perennial.Tests.Monitor;
using FactAttribute = Xunit.FactAttribute;

namespace Perennial.Tests.Decide;

/// <summary>Triggers over several windows, put together, and stood in the way of.</summary>
public sealed class CombinationTests
{
    private static readonly RetrainOptions TwoOfThree = new() { Money = false, DriftFalseAlarmEvery = TimeSpan.FromDays(90), DriftLooks = new(2, 3) };

    private static readonly RetrainOptions Both = new()
    {
        Money = false, DriftFalseAlarmEvery = TimeSpan.FromDays(90), Rows = 20_000, All = [TriggerKind.Drift, TriggerKind.Rows],
    };

    [Theory]
    [InlineData("", Outcome.NotEnoughEvidence)]
    [InlineData("A", Outcome.NotEnoughEvidence)]
    [InlineData("A?", Outcome.NotEnoughEvidence)]
    [InlineData("A.", Outcome.Fail)]
    [InlineData("AA", Outcome.Pass)]
    [InlineData("A.A", Outcome.Pass)]
    [InlineData("A?A", Outcome.Pass)]
    [InlineData("AA..", Outcome.Fail)]
    [InlineData(".AA.", Outcome.Pass)]
    public void Drift_asks_when_enough_of_the_newest_looks_were_alarms(string looks, Outcome says) =>
        Assert.Equal(says, Vote(Looked(GivenEvidence.Calm(TwoOfThree), looks), Trigger.Drift).Says);

    [Fact]
    public void Looks_at_another_champion_do_not_count()
    {
        var state = Looked(GivenEvidence.Calm(TwoOfThree), "AA").Monitor;
        Assert.Equal(2, state.Looks.Count);
        Assert.Empty(state.After(new VersionPromoted(2, 1, "better")).Looks);
        Assert.Empty(state.After(new ChampionRolledBack(2, 1, "worse")).Looks);
    }

    [Fact]
    public void Looks_are_kept_for_the_longest_count_that_may_be_declared_and_no_longer() =>
        Assert.Equal(AlarmedLooks.Longest, Looked(GivenEvidence.Calm(TwoOfThree), new string('A', 40)).Monitor.Looks.Count);

    [Fact]
    public void Looks_whose_evidence_was_consumed_do_not_count()
    {
        var looked = Looked(GivenEvidence.Calm(TwoOfThree), "AA");
        Assert.Equal(Outcome.Pass, Vote(looked.Consumed(38), Trigger.Drift).Says);
        Assert.Equal(Outcome.NotEnoughEvidence, Vote(looked.Consumed(39), Trigger.Drift).Says);
    }

    [Theory]
    [InlineData(0.05, Outcome.Pass)]
    [InlineData(0.01, Outcome.Fail)]
    public void Performance_counts_looks_that_are_alarms_and_large_enough(double excess, Outcome says)
    {
        var evidence = GivenEvidence.Calm(new() { Money = false, PerformanceDrop = 0.02, PerformanceLooks = new(2, 2) });
        var look = new SignalsObserved([], [], new PerformanceSignal(excess, excess / 2, excess * 2, 7_000, SignalState.Alarm));
        Assert.Equal(says, Vote(evidence with { Monitor = evidence.Monitor.After(look).After(look) }, Trigger.Performance).Says);
    }

    [Theory]
    [InlineData(SignalState.Alarm, 40, Outcome.Pass)]
    [InlineData(SignalState.Alarm, 30, Outcome.Fail)]
    [InlineData(SignalState.Quiet, 40, Outcome.Fail)]
    [InlineData(SignalState.NotEnoughEvidence, 40, Outcome.NotEnoughEvidence)]
    [InlineData(SignalState.NotEnoughEvidence, 30, Outcome.Fail)]
    public void What_is_put_together_asks_only_when_all_of_it_does(SignalState drift, int days, Outcome says)
    {
        var decision = RetrainPolicy.Decide(GivenEvidence.Calm(Both, days).Observed(null, GivenEvidence.Drift(drift)));
        Assert.Equal([Trigger.Drift, Trigger.Rows, Trigger.All], decision.Votes.Select(vote => vote.Trigger));
        Assert.Equal([Trigger.All, Trigger.All, null], decision.Votes.Select(vote => vote.Within));
        Assert.Equal(says, decision.Votes[^1].Says);
        Assert.Equal(says == Outcome.Pass ? (ActionKind.Retrain, Trigger.All) : (ActionKind.Keep, (Trigger?)null), (decision.Action, decision.Trigger));
    }

    [Fact]
    public void What_is_not_put_together_acts_alone()
    {
        var weekly = GivenEvidence.Calm(Both with { Schedule = "0 4 * * 1" }).Observed(null, GivenEvidence.Drift(SignalState.Quiet));
        Assert.Equal(Trigger.Schedule, RetrainPolicy.Decide(weekly).Trigger);
    }

    [Theory]
    [InlineData(SignalKind.Quality, "the data is broken (minute: missing)")]
    [InlineData(SignalKind.Drift, "minute has drifted")]
    [InlineData(SignalKind.Performance, "the champion is worse than when it was fresh")]
    public void While_a_signal_alarms_that_must_not_nothing_retrains_unless_a_person_asks(SignalKind kind, string reason)
    {
        var rows = GivenEvidence.Calm(new() { Money = false, Rows = 20_000, Not = [kind] });
        var alarmed = rows with { Monitor = rows.Monitor with { Signals = Alarms(kind, SignalState.Alarm) } };
        var decision = RetrainPolicy.Decide(alarmed);
        Assert.Equal((ActionKind.Keep, $"{reason}, and the file says not to retrain meanwhile"), (decision.Action, decision.Blocked));
        Assert.Equal(Trigger.Person, RetrainPolicy.Decide(alarmed.Asked()).Trigger);
        Assert.Equal(Trigger.Rows, RetrainPolicy.Decide(rows with { Monitor = rows.Monitor with { Signals = Alarms(kind, SignalState.NotEnoughEvidence) } }).Trigger);
    }

    [Fact]
    public void Rows_are_counted_anew_after_every_change_of_champion()
    {
        var rows = GivenEvidence.Calm(new() { Money = false, Rows = 5_000 });
        Assert.Equal(Outcome.Pass, Vote(rows, Trigger.Rows).Says);
        foreach (var change in new[] { RollOut(new VersionPromoted(2, 1, "better")), RollOut(new ChampionRolledBack(2, 1, "worse")) })
        {
            var changed = change(rows);
            Assert.Contains("0 of 5,000", Vote(changed, Trigger.Rows).Because, StringComparison.Ordinal);
            Assert.Equal(Outcome.Fail, Vote(Grown(changed, 4), Trigger.Rows).Says);
            Assert.Equal(Outcome.Pass, Vote(Grown(changed, 5), Trigger.Rows).Says);
        }
    }

    private static SignalsObserved Alarms(SignalKind kind, SignalState state) => new(
        [GivenEvidence.Drift(kind == SignalKind.Drift ? state : SignalState.Quiet)],
        [new QualitySignal("minute", "missing", 0.2, 0, kind == SignalKind.Quality ? state : SignalState.Quiet)],
        new PerformanceSignal(0.1, 0.05, 0.15, 7_000, kind == SignalKind.Performance ? state : SignalState.Quiet));

    /// <summary>What a promotion or a rollback is: the change, and the evidence so far consumed.</summary>
    private static Func<Evidence, Evidence> RollOut(IFact change) => evidence => evidence with
    {
        Registry = evidence.Registry.After(change, evidence.Now),
        State = evidence.State.After(new EvidenceConsumed(evidence.Monitor.MaturedDay!.Value, "a change"), evidence.Now),
    };

    private static Evidence Grown(Evidence evidence, int days) => evidence with
    {
        Monitor = Enumerable.Range(40, days).Aggregate(evidence.Monitor, (state, day) => state.After(new CohortMeasured(GivenCohorts.Of(day)))),
    };

    /// <summary>One look after another: A for an alarm, a full stop for none, a question mark where too little is known.</summary>
    private static Evidence Looked(Evidence evidence, string looks) => evidence with
    {
        Monitor = looks.Aggregate(evidence.Monitor, (state, look) => state.After(new SignalsObserved(
            [GivenEvidence.Drift(look switch { 'A' => SignalState.Alarm, '.' => SignalState.Quiet, _ => SignalState.NotEnoughEvidence })], [], null))),
    };

    private static TriggerVote Vote(Evidence evidence, Trigger trigger) => Assert.Single(RetrainPolicy.Decide(evidence).Votes, vote => vote.Trigger == trigger);
}
