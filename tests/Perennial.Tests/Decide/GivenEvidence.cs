using Perennial.Decide;
using Perennial.Log;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.Terms;
using Perennial.Tests.Monitor;

namespace Perennial.Tests.Decide;

/// <summary>
/// A model that took its first version on day 15, from the days 0 to 13 (of which 3 to judge), and a twin of it. A thousand rows a day, a
/// dime per row and unit of loss, 25 dollars for a retrain. Labels take a day.
/// </summary>
internal static class GivenEvidence
{
    public const int CrownedOn = 15;
    public const int ScoredFrom = 14;
    public const long TrainingRows = 11_000;
    public const long TwinRows = 5_000;
    public const double Fresh = 0.5;

    public static ModelDeclaration Model { get; } = GivenModel.Flights with { Retrain = new RetrainOptions { Money = false } };

    /// <summary>Nothing happens: champion and twin lose as much every day as on the first.</summary>
    public static Evidence Calm(RetrainOptions? retrain = null, int days = 40, Func<int, double>? champion = null, Func<int, double>? twin = null) => new(
        Registry(retrain is null ? Model : Model with { Retrain = retrain }),
        LogState.Start with { FirstDay = GivenCohorts.Day(0) },
        GivenCohorts.State(Enumerable.Range(0, days).Select(day => day < ScoredFrom
            ? GivenCohorts.Of(day)
            : GivenCohorts.Of(day, (1, champion?.Invoke(day) ?? Fresh), (2, twin?.Invoke(day) ?? Fresh)))),
        DecideState.Start with
        {
            Decisions = 7,
            ConsumedThrough = GivenCohorts.Day(ScoredFrom - 1),
            Retrains = [Spent(CrownedOn, Trigger.First), Spent(CrownedOn, Trigger.Twin, 12.5)],
        },
        null,
        GivenCohorts.At(days + 1));

    /// <summary>Before the first version.</summary>
    public static Evidence Empty(int days) => Calm(days: days) with
    {
        Registry = RegistryState.Start with { Declaration = Model },
        Monitor = GivenCohorts.State(Enumerable.Range(0, days).Select(day => GivenCohorts.Of(day))),
        State = DecideState.Start,
    };

    public static Evidence Declared(this Evidence evidence, Func<ModelDeclaration, ModelDeclaration> change) =>
        evidence with { Registry = evidence.Registry with { Declaration = change(evidence.Model) } };

    public static Evidence Asked(this Evidence evidence) => evidence with { State = evidence.State with { Request = "new labels" } };

    public static Evidence Frozen(this Evidence evidence) => evidence with { Registry = evidence.Registry with { Frozen = true } };

    public static Evidence Consumed(this Evidence evidence, int day) => evidence with { State = evidence.State with { ConsumedThrough = GivenCohorts.Day(day) } };

    public static Evidence Retrained(this Evidence evidence, params Spending[] retrains) =>
        evidence with { State = evidence.State with { Retrains = [.. retrains] } };

    public static Evidence Observed(this Evidence evidence, PerformanceSignal? performance, params DriftSignal[] drift) =>
        evidence with { Monitor = evidence.Monitor with { Signals = new SignalsObserved(drift, [], performance) } };

    public static DriftSignal Drift(SignalState state) => new("minute", "kolmogorov-smirnov", 0.3, 0, 0, 0.25, 7_000, 14_000, state);

    public static Spending Spent(double day, Trigger trigger, double amount = 25) => new(GivenCohorts.At(day), amount, trigger, null);

    public static ModelVersion Version(int number, long rows, int trainedTo, int judgedTo, bool twin = false) => new()
    {
        Number = number,
        Artifact = Digest.Of([(byte)number]),
        Dataset = Digest.None,
        Run = number,
        Trigger = "first",
        Trainer = "lightgbm",
        Twin = twin,
        TrainingRows = rows,
        TrainedFrom = GivenCohorts.At(0),
        TrainedTo = GivenCohorts.At(trainedTo),
        JudgedTo = GivenCohorts.At(judgedTo),
        AsOf = 1,
        Cost = 25,
        Features = Model.Features,
    };

    private static RegistryState Registry(ModelDeclaration model) => RegistryState.Start with
    {
        Declaration = model,
        Versions = [Version(1, TrainingRows, 11, 14), Version(2, TwinRows, 5, 14, twin: true)],
        Reigns = [new Reign(1, GivenCohorts.At(CrownedOn), "first")],
    };
}
