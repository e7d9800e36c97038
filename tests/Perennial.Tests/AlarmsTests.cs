using Perennial.Decide;
using Perennial.Evaluate;
using Perennial.Log;
using Perennial.Registry;
using Perennial.RollOut;
using Perennial.Terms;

using Perennial.Tests.Monitor;
using Perennial.Tests.RollOut;
using Perennial.Train;
using FactAttribute = Xunit.FactAttribute;

namespace Perennial.Tests;

/// <summary>A model that is sealed up to day 20, with predictions and labels on every day.</summary>
public sealed class AlarmsTests
{
    private static readonly Heartbeat Alive = new() { Turn = GivenCohorts.At(20.5), Prediction = GivenCohorts.At(20.5) };

    [Fact]
    public void Where_nothing_is_wrong_nothing_is_said()
    {
        Assert.Empty(Alarms.Of(Calm(), GivenCohorts.At(20.5)));
        Assert.Empty(Alarms.Of(Calm(), GivenCohorts.At(20.5), Alive));
        Assert.Empty(Alarms.Of(ModelState.Start, GivenCohorts.At(20.5), Alive));
    }

    [Fact]
    public void No_predictions_are_told_by_the_sealed_log_and_sooner_by_who_hears_them()
    {
        var silent = Calm() with { Log = Sealed(16, 20) };
        var alarm = Single(silent, 20.5, AlarmKind.NoPredictions);
        Assert.Equal((GivenCohorts.At(17), "flights/predictions/2025-01-23T00:00"), (alarm.Since, alarm.Fingerprint.Replace(GivenModel.Flights.Model, "flights", StringComparison.Ordinal)));
        Assert.Empty(Alarms.Of(Calm() with { Log = Sealed(18, 20) }, GivenCohorts.At(20.5)));
        Assert.Equal(GivenCohorts.At(18), Single(Calm(), 20.5, AlarmKind.NoPredictions, Alive with { Prediction = GivenCohorts.At(18) }).Since);
        Assert.Empty(Alarms.Of(silent, GivenCohorts.At(20.5), Alive));
    }

    [Fact]
    public void No_labels_are_told_from_the_first_day_without()
    {
        var stopped = Calm() with { Monitor = GivenCohorts.State(Enumerable.Range(0, 20).Select(day => GivenCohorts.Of(day) with { Labelled = day < 15 ? 1_000 : 0 })) };
        Assert.Equal(GivenCohorts.At(15), Single(stopped, 20.5, AlarmKind.NoLabels).Since);
        var never = Calm() with { Monitor = GivenCohorts.State(Enumerable.Range(0, 5).Select(day => GivenCohorts.Of(day) with { Labelled = 0 })) };
        Assert.Contains("no label ever came", Single(never, 20.5, AlarmKind.NoLabels).Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_loop_that_takes_no_turns_or_trains_without_end_is_stuck()
    {
        Assert.Equal(GivenCohorts.At(20.2), Single(Calm(), 20.5, AlarmKind.LoopStuck, Alive with { Turn = GivenCohorts.At(20.2) }).Since);
        Assert.Empty(Alarms.Of(Calm(), GivenCohorts.At(22)));
        Assert.Equal(GivenCohorts.At(21), Single(Calm(), 22.1, AlarmKind.LoopStuck).Since);
        var training = Calm().With(new RunStarted(1, Trigger.Rows, "rows came"), GivenCohorts.At(20));
        Assert.Empty(Alarms.Of(training, GivenCohorts.At(20.1), Alive));
        Assert.Contains("run 1 is taking its dataset since", Single(training, 20.5, AlarmKind.LoopStuck, Alive).Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_budget_is_spent_when_it_alone_stands_in_the_way_of_a_retrain()
    {
        var retrain = new RetrainOptions { Money = false, Rows = 1, Cooldown = TimeSpan.Zero, BudgetLimit = 5, BudgetPer = TimeSpan.FromDays(30) };
        var state = Calm(model => model with { Retrain = retrain, Costs = model.Costs with { Retrain = 25 } });
        var blocked = RetrainPolicy.Decide(state.Evidence(GivenCohorts.At(20.4)));
        Assert.StartsWith("the budget is", blocked.Blocked, StringComparison.Ordinal);
        var alarm = Single(state.With(new DecisionTaken(blocked), GivenCohorts.At(20.4)), 20.5, AlarmKind.BudgetSpent);
        Assert.Contains("a retrain is due", alarm.Words, StringComparison.Ordinal);
        Assert.Empty(Alarms.Of(state.With(new DecisionTaken(blocked with { Blocked = "the model is frozen" }), GivenCohorts.At(20.4)), GivenCohorts.At(20.5)));
    }

    [Theory]
    [InlineData("paused", "is paused by ann")]
    [InlineData("held", "waits for a person")]
    [InlineData("approval", "waits for approval by one person")]
    public void Whoever_is_waited_for_is_told_after_a_day(string how, string words)
    {
        var state = Calm(model => how == "approval" ? model with { Gates = new() { Approve = new() } } : model);
        IFact[] facts = how switch
        {
            "paused" => [new RolloutStarted(2), new StageEntered(2, 0, GivenRollout.Shadow), new RolloutPaused(2, "a storm", "ann")],
            "held" => [new RolloutStarted(2), new StageEntered(2, 0, GivenRollout.Shadow), new StageHeld(2, 0, "time")],
            _ => [new ModelDeclared(state.Registry.Declared()), new RolloutStarted(2)],
        };
        state = facts.Aggregate(state, (all, fact) => all.With(fact, GivenCohorts.At(19)));
        Assert.Empty(Alarms.Of(state, GivenCohorts.At(20), Alive));
        var alarm = Single(state, 20.5, AlarmKind.PersonAwaited);
        Assert.Contains(words, alarm.Words, StringComparison.Ordinal);
        Assert.Equal(GivenCohorts.At(19), alarm.Since);
    }

    [Fact]
    public void A_champion_that_is_worse_and_stays_is_told_until_another_answers()
    {
        var state = Calm().With(new VersionPromoted(2, 1, "better"), GivenCohorts.At(19))
            .With(new PromotionWatched(2, 1, new Verdict("errors", Outcome.Fail, "9 of 10 requests failed", new Dictionary<string, double>()), false), GivenCohorts.At(20));
        Assert.Contains("9 of 10 requests failed", Single(state, 20.5, AlarmKind.WorseChampion).Words, StringComparison.Ordinal);
        Assert.Empty(Alarms.Of(state.With(new ChampionRolledBack(2, 1, "worse"), GivenCohorts.At(20)), GivenCohorts.At(20.5)));
    }

    [Fact]
    public void The_same_alarm_has_one_fingerprint_however_late_it_is_looked_at()
    {
        var silent = Calm() with { Log = Sealed(16, 20) };
        Assert.Equal(Single(silent, 20.1, AlarmKind.NoPredictions).Fingerprint, Single(silent, 20.9, AlarmKind.NoPredictions).Fingerprint);
    }

    [Fact]
    public void What_the_file_says_holds()
    {
        var patient = Calm(model => model with { Alarms = new() { NoPredictions = TimeSpan.FromDays(9), LoopStuck = TimeSpan.FromDays(9) } }) with { Log = Sealed(16, 20) };
        Assert.Empty(Alarms.Of(patient, GivenCohorts.At(25)));
    }

    private static Alarm Single(ModelState state, double now, AlarmKind kind, Heartbeat? heartbeat = null)
    {
        var alarm = Assert.Single(Alarms.Of(state, GivenCohorts.At(now), heartbeat));
        Assert.Equal(kind, alarm.Kind);
        Assert.NotEmpty(alarm.Remedy);
        return alarm;
    }

    private static ModelState Calm(Func<ModelDeclaration, ModelDeclaration>? change = null)
    {
        var registry = GivenRollout.Registry(GivenRollout.Shadow);
        return ModelState.Start with
        {
            Registry = registry with { Declaration = (change ?? (model => model))(registry.Declaration!) },
            Log = Sealed(19, 20),
            Monitor = GivenCohorts.State(Enumerable.Range(0, 19).Select(day => GivenCohorts.Of(day, (1, 0.5)))),
        };
    }

    /// <summary>Sealed up to a day, with the last predictions on another.</summary>
    private static LogState Sealed(int newest, int before) => LogState.Start.After(new SegmentsSealed(
        [new Segment(RowKind.Prediction, Digest.Of("s"u8), GivenCohorts.Day(newest), 1, 2, 2, GivenCohorts.At(newest), GivenCohorts.At(newest + 0.9))], 2, GivenCohorts.At(before)));
}
