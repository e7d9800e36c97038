using Perennial.Evaluate;
using Perennial.Registry;
using Perennial.RollOut;
using Perennial.Train;

namespace Perennial.App.Commands;

/// <summary>All that is known of a version: where it comes from, how it was judged, who agreed, and what became of it.</summary>
/// <param name="Model">The model.</param>
/// <param name="Version">Its number, and what <c>versions</c> tells.</param>
/// <param name="Task">What is predicted.</param>
/// <param name="Metric">The declared metric.</param>
/// <param name="Features">The signature, as names and types.</param>
/// <param name="Trainer">What trained it.</param>
/// <param name="Parameters">Of the trainer, as the file had them, with those that were drawn for it in their place.</param>
/// <param name="Flavour">How its artifact is read, where it was trained elsewhere; null for one that was trained here.</param>
/// <param name="Origin">What it is called where it comes from; null where it has no name.</param>
/// <param name="RunBecause">Why its run began; null for one that was trained elsewhere.</param>
/// <param name="RequestedBy">Who asked for it; null when nobody did.</param>
/// <param name="Currency">Of its cost.</param>
/// <param name="Gates">What every gate said, with its evidence.</param>
/// <param name="Stages">What its stages and its watch said last, each.</param>
/// <param name="Approvals">Who agreed or refused.</param>
/// <param name="Measured">What it takes to answer; null where that was not measured.</param>
/// <param name="History">Every event that is about it.</param>
internal sealed record CardView(
    string Model,
    VersionView Version,
    string Task,
    string Metric,
    IReadOnlyList<string> Features,
    string Trainer,
    IReadOnlyDictionary<string, string> Parameters,
    string? Flavour,
    string? Origin,
    string? RunBecause,
    string? RequestedBy,
    string Currency,
    IReadOnlyList<Verdict> Gates,
    IReadOnlyList<Verdict> Stages,
    IReadOnlyList<HistoryLine> Approvals,
    VersionMeasurement? Measured,
    IReadOnlyList<HistoryLine> History)
{
    /// <summary>The card of a version.</summary>
    /// <exception cref="Terms.FaultException">There is no such version.</exception>
    public static CardView Of(ChosenModel chosen, int number)
    {
        var (registry, version) = (chosen.State.Registry, chosen.State.Registry.Version(number));
        var born = chosen.History.First(one => one.Fact is VersionRegistered registered && registered.Version.Number == number);
        var declared = registry.DeclaredAt(born.Event.AsOf);
        var run = version.Elsewhere ? null : chosen.State.Train.Runs.Find(one => one.Number == version.Run);
        List<Recorded> own = [.. chosen.History.Where(one => Concerns(one.Fact, version))];
        return new CardView(
            chosen.Name,
            VersionView.All(chosen).Single(one => one.Number == number),
            Words.Of(declared.Task),
            Words.Of(declared.Metric),
            [.. version.Features.Select(feature => $"{feature.Name} ({Words.Of(feature.Type)})")],
            version.Trainer,
            Tuning.Over(declared.Train.Parameters, version.Parameters),
            version.Flavour,
            version.Origin,
            run?.Because,
            run?.Trigger == Decide.Trigger.Person ? Requester(chosen.History, run) : null,
            declared.Costs.Currency,
            [.. own.Select(one => one.Fact).OfType<GateJudged>().Select(judged => judged.Verdict)],
            Last(own),
            [.. own.Where(one => one.Fact is VersionApproved or VersionRefused).Select(HistoryLine.Of)],
            own.Select(one => one.Fact).OfType<VersionMeasured>().LastOrDefault()?.Measurement,
            [.. own.Where(one => one.Fact is not StageJudged).Select(HistoryLine.Of)]);
    }

    private static IReadOnlyList<Verdict> Last(List<Recorded> own) =>
        [.. own.Select(one => one.Fact switch { StageJudged judged => judged.Verdict, PromotionWatched watched => watched.Verdict, _ => null })
            .OfType<Verdict>().GroupBy(verdict => verdict.Gate).Select(gate => gate.Last())];

    private static string? Requester(IReadOnlyList<Recorded> history, RetrainRun run) =>
        history.TakeWhile(one => one.Fact is not RunStarted started || started.Run != run.Number).LastOrDefault(one => one.Fact is Decide.RetrainRequested)?.Event.Actor;

    private static bool Concerns(IFact fact, ModelVersion version) => fact switch
    {
        RunStarted started => !version.Elsewhere && started.Run == version.Run,
        DatasetTaken taken => !version.Elsewhere && taken.Run == version.Run,
        GateJudged judged => judged.Version == version.Number || (!version.Elsewhere && judged.Version is null && judged.Run == version.Run),
        VersionRegistered registered => registered.Version.Number == version.Number,
        VersionMeasured measured => measured.Version == version.Number,
        RunEnded ended => !version.Elsewhere && ended.Run == version.Run,
        RolloutStarted started => started.Version == version.Number,
        VersionApproved approved => approved.Version == version.Number,
        VersionRefused refused => refused.Version == version.Number,
        StageEntered entered => entered.Version == version.Number,
        StageJudged judged => judged.Version == version.Number,
        CanaryStepped stepped => stepped.Version == version.Number,
        RolloutPaused paused => paused.Version == version.Number,
        RolloutResumed resumed => resumed.Version == version.Number,
        StageHeld held => held.Version == version.Number,
        ChallengerRejected rejected => rejected.Version == version.Number,
        VersionPromoted promoted => promoted.Version == version.Number,
        PromotionWatched watched => watched.Version == version.Number,
        ChampionRolledBack back => back.From == version.Number || back.To == version.Number,
        _ => false,
    };
}
