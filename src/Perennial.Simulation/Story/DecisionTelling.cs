using Perennial.Decide;
using Perennial.Registry;
using Perennial.RollOut;
using Perennial.Train;

namespace Perennial.Simulation.Story;

/// <summary>Picks the decisions that matter: every retrain, every version taken back, and the first of each blocked stretch; but not that a run stands in its own way.</summary>
internal sealed class DecisionTelling(ModelState end, IReadOnlyList<VersionStory> versions)
{
    private readonly List<DecisionStory> told = [];
    private bool busy;
    private bool blocked;
    private int runs;

    /// <summary>The decisions of a journal that matter.</summary>
    public static IReadOnlyList<DecisionStory> Of(ModelState end, IReadOnlyList<VersionStory> versions, IReadOnlyList<Recorded> journal)
    {
        var telling = new DecisionTelling(end, versions);
        foreach (var recorded in journal)
        {
            telling.Hear(recorded.Fact, recorded.Event.AsOf);
        }

        return telling.told;
    }

    private void Hear(IFact fact, DateTimeOffset at)
    {
        if (fact is DecisionTaken taken)
        {
            Hear(taken.Decision, at);
        }

        busy = fact switch
        {
            RunStarted or RolloutStarted => true,
            RunEnded or VersionPromoted or ChallengerRejected => false,
            _ => busy,
        };
    }

    private void Hear(Decision decision, DateTimeOffset at)
    {
        var stopped = decision.Blocked is not null && !busy;
        if (stopped && blocked)
        {
            told[^1] = told[^1] with { BlockedUntil = at };
        }
        else if (stopped || decision.Action != ActionKind.Keep)
        {
            told.Add(Tell(decision, at));
        }

        blocked = stopped;
    }

    private DecisionStory Tell(Decision decision, DateTimeOffset at)
    {
        var run = decision.Action == ActionKind.Retrain ? end.Train.Runs.ElementAtOrDefault(runs++) : null;
        var version = decision.Reuse ?? run?.Version;
        return new DecisionStory(
            decision.Number, at, decision.Action, version, decision.Trigger, decision.Because, decision.Blocked,
            decision.Blocked is null ? null : at, decision.Cost, decision.Regret?.Amount, Outcome(decision, run, version),
            decision.Alternatives, decision.Votes);
    }

    private string? Outcome(Decision decision, RetrainRun? run, int? version) => decision.Action switch
    {
        ActionKind.Keep => null,
        ActionKind.Reuse => $"version {version} became champion again",
        _ when version is null => $"run {run?.Number}: {run?.Ending ?? "not finished when the history ended"}",
        _ => versions.First(one => one.Version == version) is var one && one.PromotedAt is { } promoted
            ? $"version {version}, promoted on {promoted.UtcDateTime:yyyy-MM-dd}"
            : $"version {version}, {one.Verdict}: {one.Because}",
    };
}
