using Perennial.Decide;
using Perennial.Registry;

namespace Perennial.Simulation.Story;

/// <summary>Picks the decisions that matter: every retrain, every version taken back, and the first of each blocked stretch.</summary>
internal sealed class DecisionTelling(ModelState end)
{
    private readonly List<DecisionStory> told = [];
    private bool blocked;
    private int runs;

    /// <summary>The decisions of a journal that matter.</summary>
    public static IReadOnlyList<DecisionStory> Of(ModelState end, IReadOnlyList<Recorded> journal)
    {
        var telling = new DecisionTelling(end);
        foreach (var recorded in journal)
        {
            if (recorded.Fact is DecisionTaken taken)
            {
                telling.Hear(taken.Decision, recorded.Event.AsOf);
            }
        }

        return telling.told;
    }

    private void Hear(Decision decision, DateTimeOffset at)
    {
        if (decision.Blocked is not null && blocked)
        {
            told[^1] = told[^1] with { BlockedUntil = at };
        }
        else if (decision.Blocked is not null || decision.Action != ActionKind.Keep)
        {
            told.Add(Tell(decision, at));
        }

        blocked = decision.Blocked is not null;
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

    private string? Outcome(Decision decision, Train.RetrainRun? run, int? version) => decision.Action switch
    {
        ActionKind.Keep => null,
        ActionKind.Reuse => $"version {version} became champion again",
        _ when version is null => $"run {run?.Number}: {run?.Ending ?? "not finished when the history ended"}",
        _ => VersionStory.Of(end).First(one => one.Version == version) is var one && one.PromotedAt is { } promoted
            ? $"version {version}, promoted on {promoted.UtcDateTime:yyyy-MM-dd}"
            : $"version {version}, {one.Verdict}: {one.Because}",
    };
}
