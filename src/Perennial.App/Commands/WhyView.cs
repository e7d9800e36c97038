using Perennial.Decide;
using Perennial.Evaluate;
using Perennial.Registry;
using Perennial.RollOut;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.App.Commands;

/// <summary>A decision, with everything it was decided by and what became of it.</summary>
/// <param name="Model">The model.</param>
/// <param name="Number">The decision's.</param>
/// <param name="At">When.</param>
/// <param name="Currency">Of all money.</param>
/// <param name="Decision">As it was recorded.</param>
/// <param name="Request">The event by which a person asked; null unless one did.</param>
/// <param name="Became">What followed from it, in order.</param>
internal sealed record WhyView(
    string Model, long Number, DateTimeOffset At, string Currency, Decision Decision, HistoryLine? Request, IReadOnlyList<HistoryLine> Became)
{
    /// <summary>The view of a decision.</summary>
    /// <param name="model">The model.</param>
    /// <param name="number">Null for the newest that acted, or the newest at all.</param>
    /// <exception cref="FaultException">There is no such decision.</exception>
    public static WhyView Of(ChosenModel model, long? number)
    {
        var taken = Find(model, number);
        var decision = ((DecisionTaken)taken.Fact).Decision;
        var before = model.History.TakeWhile(one => one != taken).ToList();
        var declared = before.Select(one => one.Fact).OfType<ModelDeclared>().Last().Declaration;
        var request = decision.Trigger == Trigger.Person ? before.FindLast(one => one.Fact is RetrainRequested) : null;
        return new WhyView(
            model.Name, decision.Number, taken.Event.AsOf, declared.Costs.Currency, decision,
            request is null ? null : HistoryLine.Of(request), Followed(model.History, taken, decision));
    }

    private static Recorded Find(ChosenModel model, long? number)
    {
        var all = model.History.Where(one => one.Fact is DecisionTaken).ToList();
        var found = number is { } wanted
            ? all.Find(one => Of(one).Number == wanted)
            : all.FindLast(one => Of(one).Action != ActionKind.Keep) ?? all.LastOrDefault();
        return found ?? throw new FaultException(all.Count == 0
            ? $"Nothing was decided about '{model.Name}' yet."
            : $"There is no decision {number} about '{model.Name}'. There are {Of(all[0]).Number} to {Of(all[^1]).Number}.");

        static Decision Of(Recorded one) => ((DecisionTaken)one.Fact).Decision;
    }

    private static IReadOnlyList<HistoryLine> Followed(IReadOnlyList<Recorded> history, Recorded taken, Decision decision)
    {
        var after = history.SkipWhile(one => one != taken).Skip(1).ToList();
        var run = decision.Action == ActionKind.Retrain ? after.Select(one => one.Fact).OfType<RunStarted>().FirstOrDefault()?.Run : null;
        var version = decision.Reuse
            ?? after.Select(one => one.Fact).OfType<VersionRegistered>().FirstOrDefault(one => one.Version.Run == run)?.Version.Number;
        return decision.Action == ActionKind.Keep ? [] : [.. after.Where(one => Concerns(one.Fact, run, version)).Select(HistoryLine.Of)];
    }

    private static bool Concerns(IFact fact, int? run, int? version) => fact switch
    {
        RunStarted started => started.Run == run,
        RecipeChosen chosen => chosen.Run == run,
        TrialsCharged charged => charged.Run == run,
        VersionHandedIn handed => handed.Run == run,
        DatasetTaken dataset => dataset.Run == run,
        GateJudged judged => judged.Run == run,
        VersionRegistered registered => registered.Version.Run == run,
        RunEnded ended => ended.Run == run,
        RolloutStarted started => started.Version == version,
        VersionMeasured measured => measured.Run == run,
        VersionApproved approved => approved.Version == version,
        VersionRefused refused => refused.Version == version,
        StageEntered entered => entered.Version == version,
        StageJudged judged => judged.Version == version && judged.Verdict.Outcome != Outcome.NotEnoughEvidence,
        CanaryStepped stepped => stepped.Version == version,
        RolloutPaused paused => paused.Version == version,
        RolloutResumed resumed => resumed.Version == version,
        StageHeld held => held.Version == version,
        ChallengerRejected rejected => rejected.Version == version,
        VersionPromoted promoted => promoted.Version == version || promoted.Previous == version,
        ChampionRolledBack back => back.From == version || back.To == version,
        _ => false,
    };
}
