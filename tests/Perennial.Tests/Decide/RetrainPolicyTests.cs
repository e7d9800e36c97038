using CsCheck;
using Perennial.Decide;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.Terms;
using Perennial.Tests.Monitor;
using FactAttribute = Xunit.FactAttribute;

namespace Perennial.Tests.Decide;

public sealed class RetrainPolicyTests
{
    private static readonly RetrainOptions Weekly = new() { Money = false, Schedule = "0 4 * * 1", DriftFalseAlarmEvery = TimeSpan.FromDays(90) };

    [Fact]
    public void Drift_before_the_schedule_retrains_at_once_and_moves_the_schedule()
    {
        var friday = GivenEvidence.Calm(Weekly, 24) with { Now = GivenCohorts.At(25) };
        var calm = friday.Retrained(GivenEvidence.Spent(21.5, Trigger.Schedule));
        Assert.Equal(ActionKind.Keep, RetrainPolicy.Decide(calm.Observed(null, GivenEvidence.Drift(SignalState.Quiet))).Action);
        var drifted = RetrainPolicy.Decide(calm.Observed(null, GivenEvidence.Drift(SignalState.Alarm)));
        Assert.Equal((ActionKind.Retrain, Trigger.Drift), (drifted.Action, drifted.Trigger));

        var after = calm with { State = calm.State.After(new DecisionTaken(drifted), GivenCohorts.At(28.5)), Now = GivenCohorts.At(29) };
        Assert.Equal(Outcome.Fail, Schedule(after).Says);
        Assert.Equal(Outcome.Pass, Schedule(calm with { Now = GivenCohorts.At(29) }).Says);
    }

    [Fact]
    public void Without_drift_the_schedule_still_acts()
    {
        var quiet = GivenEvidence.Calm(Weekly, 28).Observed(null, GivenEvidence.Drift(SignalState.Quiet)).Retrained(GivenEvidence.Spent(21.5, Trigger.Schedule));
        Assert.Equal(Trigger.Schedule, RetrainPolicy.Decide(quiet with { Now = GivenCohorts.At(28.5) }).Trigger);
    }

    [Fact]
    public void A_retrain_answers_the_request_and_a_blocked_one_keeps_it()
    {
        var asked = GivenEvidence.Calm().Asked();
        Assert.Null(asked.State.After(new DecisionTaken(RetrainPolicy.Decide(asked)), asked.Now).Request);
        Assert.Equal("new labels", asked.State.After(new DecisionTaken(RetrainPolicy.Decide(asked.Frozen())), asked.Now).Request);
    }

    [Fact]
    public void Keep_and_retrain_are_always_on_the_table_in_money()
    {
        var stale = GivenEvidence.Calm(new(), 40, day => day < 21 ? 0.5 : 0.52, day => day < 21 ? 0.5 : 0.52);
        var table = RetrainPolicy.Decide(stale).Alternatives;
        Assert.Equal(new Alternative(ActionKind.Retrain, null, 25, 0), table[^1]);
        Assert.Equal((ActionKind.Keep, 0.0), (table[0].Action, table[0].Once));
        Assert.Equal(2, table[0].PerDay!.Value, 1e-9);
        Assert.Null(RetrainPolicy.Decide(GivenEvidence.Calm(days: 15) with { State = DecideState.Start }).Alternatives[0].PerDay is { } known && known > 0 ? known : null);
    }

    [Fact]
    public void A_champion_that_came_without_a_history_can_be_decided_on()
    {
        var decision = RetrainPolicy.Decide(GivenEvidence.Calm(new(), 0));
        Assert.Equal(ActionKind.Keep, decision.Action);
        Assert.Null(decision.Alternatives[0].PerDay);
    }

    [Fact]
    public void The_same_evidence_gives_the_same_text() => Gen.Int.Sample(seed => Assert.Equal(
        CanonicalJson.Write(RetrainPolicy.Decide(AnyEvidence.Of(seed))), CanonicalJson.Write(RetrainPolicy.Decide(AnyEvidence.Of(seed)))), iter: 300);

    [Fact]
    public void Nothing_is_done_while_frozen_or_busy() => Gen.Int.Sample(seed =>
    {
        var evidence = AnyEvidence.Of(seed);
        return RetrainPolicy.Decide(evidence.Frozen()).Action == ActionKind.Keep
            && RetrainPolicy.Decide(evidence with { Busy = "run 3 is training" }).Action == ActionKind.Keep;
    }, iter: 1_000);

    [Fact]
    public void A_decision_takes_one_action_and_its_trigger_is_one_that_asked() => Gen.Int.Sample(seed =>
    {
        var decision = RetrainPolicy.Decide(AnyEvidence.Of(seed));
        return decision.Action switch
        {
            ActionKind.Retrain => decision is { Reuse: null, Blocked: null, Cost: > 0 }
                && decision.Votes.Any(vote => vote.Trigger == decision.Trigger && vote is { Says: Outcome.Pass, Within: null }),
            ActionKind.Reuse => decision is { Reuse: not null, Trigger: null, Blocked: null, Cost: 0 },
            _ => decision is { Reuse: null, Trigger: null, Cost: 0 }
                && (decision.Blocked is not null) == decision.Votes.Any(vote => vote is { Says: Outcome.Pass, Within: null }),
        };
    }, iter: 2_000);

    [Fact]
    public void Every_action_is_reached_by_the_evidence_that_the_properties_see()
    {
        var decisions = Enumerable.Range(0, 1_000).Select(seed => RetrainPolicy.Decide(AnyEvidence.Of(seed))).ToList();
        Assert.Equal(3, decisions.Select(decision => decision.Action).Distinct().Count());
        Assert.Equal(Enum.GetValues<Trigger>().Order(), decisions.Select(decision => decision.Trigger).OfType<Trigger>().Distinct().Order());
        Assert.Contains(decisions, decision => decision.Blocked is not null);
    }

    [Fact]
    public void The_table_of_alternatives_is_finite_and_begins_with_keep_and_ends_with_retrain() => Gen.Int.Sample(seed =>
    {
        var table = RetrainPolicy.Decide(AnyEvidence.Of(seed)).Alternatives;
        return table[0].Action == ActionKind.Keep && table[^1].Action == ActionKind.Retrain
            && table.Skip(1).SkipLast(1).All(one => one is { Action: ActionKind.Reuse, Version: not null })
            && table.All(one => double.IsFinite(one.PerDay ?? 0) && double.IsFinite(one.Once));
    }, iter: 1_000);

    private static TriggerVote Schedule(Evidence evidence) => RetrainPolicy.Decide(evidence).Votes.Single(vote => vote.Trigger == Trigger.Schedule);
}
