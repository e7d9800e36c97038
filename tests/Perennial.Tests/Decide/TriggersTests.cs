using Perennial.Decide;
using Perennial.Monitor;
using Perennial.Terms;
using Perennial.Tests.Monitor;

namespace Perennial.Tests.Decide;

public sealed class TriggersTests
{
    private static readonly RetrainOptions OnDrift = new() { Money = false, DriftFalseAlarmEvery = TimeSpan.FromDays(90) };
    private static readonly RetrainOptions OnPerformance = new() { Money = false, PerformanceDrop = 0.02 };
    private static readonly RetrainOptions OnRows = new() { Money = false, Rows = 20_000 };
    private static readonly RetrainOptions Weekly = new() { Money = false, Schedule = "0 4 * * 1" };

    [Theory]
    [InlineData(13, Outcome.NotEnoughEvidence)]
    [InlineData(14, Outcome.Pass)]
    public void The_first_version_waits_for_its_declared_days(int days, Outcome says) => Says(GivenEvidence.Empty(days), Trigger.First, says);

    [Fact]
    public void A_first_version_that_was_refused_is_not_trained_again_on_the_same_rows_for_ever()
    {
        var evidence = GivenEvidence.Empty(14);
        Says(evidence.Consumed(13), Trigger.First, Outcome.NotEnoughEvidence);
        Says(evidence.Consumed(12), Trigger.First, Outcome.Pass);
    }

    [Fact]
    public void A_twin_is_asked_for_exactly_once_and_only_by_money()
    {
        var money = new RetrainOptions();
        var alone = GivenEvidence.Calm(money) with { };
        alone = alone with { Registry = alone.Registry with { Versions = alone.Registry.Versions.RemoveAt(1) } };
        Silent(alone, Trigger.Twin);
        var before = alone.Retrained(GivenEvidence.Spent(15, Trigger.First));
        Says(before, Trigger.Twin, Outcome.Pass);
        Silent(before.Declared(model => model with { Retrain = new() { Money = false } }), Trigger.Twin);
        Silent(before.Declared(model => model with { Train = model.Train with { Sliding = TimeSpan.FromDays(28) } }), Trigger.Twin);
        Silent(GivenEvidence.Empty(20).Declared(model => model with { Retrain = money }), Trigger.Twin);
    }

    [Fact]
    public void A_person_is_heard_while_the_request_stands()
    {
        Silent(GivenEvidence.Calm(), Trigger.Person);
        Says(GivenEvidence.Calm().Asked(), Trigger.Person, Outcome.Pass);
    }

    [Fact]
    public void Drift_asks_on_an_alarm_with_new_labels()
    {
        var calm = GivenEvidence.Calm(OnDrift);
        var alarmed = calm.Observed(null, GivenEvidence.Drift(SignalState.Alarm));
        Says(calm, Trigger.Drift, Outcome.NotEnoughEvidence);
        Says(calm.Observed(null, GivenEvidence.Drift(SignalState.NotEnoughEvidence)), Trigger.Drift, Outcome.NotEnoughEvidence);
        Says(calm.Observed(null, GivenEvidence.Drift(SignalState.Quiet)), Trigger.Drift, Outcome.Fail);
        Says(alarmed, Trigger.Drift, Outcome.Pass);
        Says(alarmed.Consumed(39), Trigger.Drift, Outcome.Fail);
        Says(alarmed.Consumed(38), Trigger.Drift, Outcome.Pass);
    }

    [Fact]
    public void A_day_without_labels_does_not_make_consumed_drift_count_again()
    {
        var alarmed = GivenEvidence.Calm(OnDrift).Observed(null, GivenEvidence.Drift(SignalState.Alarm)).Consumed(39);
        var unlabelled = GivenCohorts.Of(40) with { Labelled = 0, Positives = 0 };
        Says(alarmed with { Monitor = alarmed.Monitor.After(new CohortMeasured(unlabelled)) }, Trigger.Drift, Outcome.Fail);
        Says(alarmed with { Monitor = alarmed.Monitor.After(new CohortMeasured(GivenCohorts.Of(40))) }, Trigger.Drift, Outcome.Pass);
    }

    [Theory]
    [InlineData(0.02, SignalState.Alarm, Outcome.Pass)]
    [InlineData(0.0199, SignalState.Alarm, Outcome.Fail)]
    [InlineData(0.05, SignalState.Quiet, Outcome.Fail)]
    [InlineData(0, SignalState.NotEnoughEvidence, Outcome.NotEnoughEvidence)]
    public void Performance_asks_on_a_drop_that_is_large_enough_and_beyond_chance(double excess, SignalState state, Outcome says) =>
        Says(GivenEvidence.Calm(OnPerformance).Observed(new PerformanceSignal(excess, excess - 0.01, excess + 0.01, 7_000, state)), Trigger.Performance, says);

    [Fact]
    public void Performance_waits_for_new_labels_after_its_evidence_was_consumed()
    {
        var worse = GivenEvidence.Calm(OnPerformance).Observed(new PerformanceSignal(0.1, 0.05, 0.15, 7_000, SignalState.Alarm));
        Says(worse.Consumed(39), Trigger.Performance, Outcome.Fail);
        Says(worse.Consumed(38), Trigger.Performance, Outcome.Pass);
    }

    [Theory]
    [InlineData(15, Outcome.NotEnoughEvidence)]
    [InlineData(40, Outcome.Fail)]
    public void Money_does_not_ask_while_nothing_is_lost(int days, Outcome says)
    {
        var calm = GivenEvidence.Calm(new(), days);
        var unpaired = calm with { Registry = calm.Registry with { Versions = calm.Registry.Versions.RemoveAt(1) } };
        Says(unpaired, Trigger.Money, says);
    }

    [Fact]
    public void Money_asks_from_the_price_of_a_retrain_on()
    {
        // From day 21 on 1,000 rows at a dime lose 0.025 more than when fresh: 2.5 dollars a day, 25 after ten days.
        static double Stale(int day) => GivenEvidence.Fresh + (day < 21 ? 0 : 0.025 + 1e-9);
        Says(GivenEvidence.Calm(new(), 30, Stale, Stale), Trigger.Money, Outcome.Fail);
        Says(GivenEvidence.Calm(new(), 31, Stale, Stale), Trigger.Money, Outcome.Pass);
    }

    [Theory]
    [InlineData(33, null, Outcome.Fail)]
    [InlineData(34, null, Outcome.Pass)]
    [InlineData(40, 20, Outcome.Fail)]
    [InlineData(41, 20, Outcome.Pass)]
    [InlineData(41, 5, Outcome.Pass)]
    public void Rows_count_from_the_last_that_the_champion_knows_or_that_was_consumed(int days, int? consumed, Outcome says) =>
        Says(consumed is { } day ? GivenEvidence.Calm(OnRows, days).Consumed(day) : GivenEvidence.Calm(OnRows, days).Consumed(13), Trigger.Rows, says);

    [Fact]
    public void The_schedule_is_due_at_its_minute_and_not_before()
    {
        // Crowned on Tuesday, day 15; the next Monday is day 21.
        var weekly = GivenEvidence.Calm(Weekly).Retrained();
        Says(weekly with { Now = GivenCohorts.At(21) + TimeSpan.FromHours(4) - TimeSpan.FromTicks(1) }, Trigger.Schedule, Outcome.Fail);
        Says(weekly with { Now = GivenCohorts.At(21) + TimeSpan.FromHours(4) }, Trigger.Schedule, Outcome.Pass);
    }

    [Fact]
    public void A_twin_does_not_move_the_schedule()
    {
        var due = GivenEvidence.Calm(Weekly) with { Now = GivenCohorts.At(21.5) };
        Says(due.Retrained(GivenEvidence.Spent(15, Trigger.First), GivenEvidence.Spent(21.4, Trigger.Twin, 12.5)), Trigger.Schedule, Outcome.Pass);
        Says(due.Retrained(GivenEvidence.Spent(21.4, Trigger.Person)), Trigger.Schedule, Outcome.Fail);
    }

    [Fact]
    public void A_schedule_that_is_never_due_does_not_ask() =>
        Says(GivenEvidence.Calm(new() { Money = false, Schedule = "0 0 30 2 *" }), Trigger.Schedule, Outcome.Fail);

    private static void Says(Evidence evidence, Trigger trigger, Outcome says) =>
        Assert.Equal(says, Assert.Single(RetrainPolicy.Decide(evidence).Votes, vote => vote.Trigger == trigger).Says);

    private static void Silent(Evidence evidence, Trigger trigger) =>
        Assert.DoesNotContain(RetrainPolicy.Decide(evidence).Votes, vote => vote.Trigger == trigger);
}
