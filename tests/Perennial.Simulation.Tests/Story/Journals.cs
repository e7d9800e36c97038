using Perennial.Decide;
using Perennial.Evaluate;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.RollOut;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.Simulation.Tests.Story;

/// <summary>A small journal by hand: a first version that is promoted, a second that is rejected in the shadow.</summary>
internal static class Journals
{
    public static DateTimeOffset Start { get; } = new(2001, 1, 8, 0, 0, 0, TimeSpan.Zero);

    public static ModelDeclaration Model { get; } = new()
    {
        Model = "small",
        Columns = new ColumnNames("time", "id", null),
        Features = [new FeatureDeclaration("x", FeatureType.Numeric)],
        Label = new LabelDeclaration("late", TimeSpan.FromDays(1)),
        Costs = new CostOptions("USD", 1, 20),
    };

    private static readonly StageOptions Shadow = new(StageKind.Shadow, 0, 10, TimeSpan.FromDays(7), WhenInconclusive.Reject);

    private static readonly Dictionary<string, double> Interval = new() { ["difference"] = 0.1, ["lower"] = 0.05, ["upper"] = 0.15, ["margin"] = 0.01 };

    /// <summary>The journal, and what it folds to.</summary>
    public static (ModelState State, IReadOnlyList<Recorded> Journal) Small()
    {
        var journal = new List<Recorded>();
        foreach (var (day, fact) in Facts())
        {
            var at = Start.AddDays(day);
            var written = new JournalEvent("default", "small", journal.Count + 1, FactTypes.Of(fact).Type, 1, journal.Count + 1, at, "driver", null, "{}", null, Digest.None);
            journal.Add(new Recorded(written with { Digest = written.Chained(Digest.None) }, fact));
        }

        return (journal.Aggregate(ModelState.Start, (state, one) => state.After(one)), journal);
    }

    private static IEnumerable<(double Day, IFact Fact)> Facts() =>
    [
        (0, new ModelDeclared(Model)),
        (0, new CohortMeasured(Cohort(-1, 40))),
        (0, new DecisionTaken(Decision(1, ActionKind.Retrain, Trigger.First))),
        .. Trained(0, 1, Trigger.First),
        (0, new VersionPromoted(1, null, "it passed its gates")),
        (1, new SignalsObserved([Drift(0.1, SignalState.Quiet)], [Quality()], null)),
        (2, new CohortMeasured(Cohort(1, 60))),
        (2, new SignalsObserved([Drift(0.3, SignalState.Alarm)], [Quality()], null)),
        (2, new DecisionTaken(Decision(2, ActionKind.Keep, null) with { Blocked = "the cooldown lasts", Regret = new Regret(21, 3) })),
        (3, new DecisionTaken(Decision(3, ActionKind.Keep, null) with { Blocked = "the cooldown lasts" })),
        (4, new DecisionTaken(Decision(4, ActionKind.Retrain, Trigger.Money) with { Regret = new Regret(25, null) })),
        .. Trained(4, 2, Trigger.Money),
        (4, new DecisionTaken(Decision(5, ActionKind.Keep, null) with { Blocked = "version 2 is in its shadow stage" })),
        (4, new StageEntered(2, 0, Shadow)),
        (6, new StageJudged(2, 0, new Verdict("shadow", Outcome.Fail, "it loses more", Interval))),
        (6, new ChallengerRejected(2, "it loses more")),
    ];

    private static IEnumerable<(double Day, IFact Fact)> Trained(double day, int run, Trigger trigger) =>
    [
        (day, new RunStarted(run, trigger, "because")),
        (day, new DatasetTaken(run, Digest.Of([1]), Start.AddDays(-9), Start.AddDays(-3), Start, 9, 70)),
        (day, new VersionRegistered(Version(run, trigger))),
        (day, new GateJudged(run, run, new Verdict("quality", Outcome.Pass, "good enough", Interval))),
        (day, new RunEnded(run, RunOutcome.Passed, "good enough")),
        (day, new RolloutStarted(run)),
    ];

    private static ModelVersion Version(int number, Trigger trigger) => new()
    {
        Number = number, Artifact = Digest.Of([2]), Dataset = Digest.Of([1]), Run = number, Trigger = trigger.ToString(), Trainer = "lightgbm",
        TrainingRows = 70, TrainedFrom = Start.AddDays(-9), TrainedTo = Start.AddDays(-3), JudgedTo = Start, AsOf = 9, Cost = 20, Features = Model.Features,
    };

    private static Decision Decision(long number, ActionKind action, Trigger? trigger) => new()
    {
        Number = number, Action = action, Trigger = trigger, Because = $"reason {number}", Cost = trigger is null ? 0 : 20,
        Votes = [new TriggerVote(Trigger.Money, Outcome.Pass, "vote")], Alternatives = [new Alternative(ActionKind.Keep, null, 0, 3)],
    };

    private static Cohort Cohort(int day, long rows) => new()
    {
        Day = Days.Of(Start.AddDays(day)), Rows = rows, Labelled = rows - 1, Positives = 5, TrivialLoss = 0.6,
    };

    private static DriftSignal Drift(double index, SignalState state) => new("x", "kolmogorov-smirnov", 0.1, 0.01, 0.02, index, 300, 300, state);

    private static QualitySignal Quality() => new("x", "missing", 0.2, 0.01, SignalState.Alarm);
}
