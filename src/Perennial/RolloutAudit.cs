using Perennial.Decide;
using Perennial.Registry;
using Perennial.RollOut;

namespace Perennial;

/// <summary>Takes every move of a rollout, and every word of the watch after a promotion, again from what was recorded.</summary>
/// <remarks>What persons did is not taken again: they are asked for no reasons that could be computed.</remarks>
public static class RolloutAudit
{
    /// <summary>How many moves were taken again, and which came out differently.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="history">All of its journal, in order.</param>
    /// <param name="changed">Told what came out differently because it was moved by other rules than this release's, as the newest decision before says: no fault. Null where nobody asks.</param>
    public static (int Moved, IReadOnlyList<string> Faults) Check(string model, IReadOnlyList<Recorded> history, ICollection<string>? changed = null)
    {
        var faults = new List<string>();
        var (moved, state) = (0, ModelState.Start);
        for (var place = 0; place < history.Count;)
        {
            var again = history[place].Event.Actor == Turn.Driver ? Again(state, history[place]) : null;
            var length = Math.Max(1, again?.Count ?? 1);
            if (again is not null)
            {
                moved++;
                if (Differs(again, [.. history.Skip(place).Take(length)]) is { } which)
                {
                    (DecisionRules.AreOther(state.Decide.Newest) ? changed : faults)?.Add($"journal '{model}': event {history[place].Event.Version + which}: {Told(which < again.Count ? again[which] : null, history[place + which].Fact)}.");
                    length = 1;
                }
            }

            state = history.Skip(place).Take(length).Aggregate(state, (all, one) => all.After(one));
            place += length;
        }

        return (moved, faults);
    }

    private static string Told(IFact? again, IFact recorded)
    {
        var (now, then) = (again is null ? "nothing" : FactTypes.Of(again).Type, FactTypes.Of(recorded).Type);
        return now == then ? $"its recorded inputs now give a {now} of another content" : $"its recorded inputs now give {now}, and it is {then}";
    }

    /// <summary>What a turn that begins with a fact would do again; null where no rollout moves.</summary>
    private static IReadOnlyList<IFact>? Again(ModelState state, Recorded recorded) => (recorded.Fact, state.RollOut.Active) switch
    {
        (PromotionWatched, _) => PromotionWatch.Next(state.Registry, state.Monitor, state.RollOut.Watched, state.Busy is null, recorded.Event.AsOf),
        (StageJudged or StageEntered or StageHeld or CanaryStepped or RolloutPaused or ChallengerRejected, { } active) => Next(state, active, recorded),
        (VersionPromoted promoted, { } active) when promoted.Version == active.Version => Next(state, active, recorded),
        _ => null,
    };

    private static IReadOnlyList<IFact> Next(ModelState state, Rollout active, Recorded recorded) =>
        RolloutPolicy.Next(state.Registry, state.Monitor, active, recorded.Event.AsOf);

    /// <summary>The first fact that differs; null when none does.</summary>
    private static int? Differs(IReadOnlyList<IFact> again, IReadOnlyList<Recorded> then) => Enumerable.Range(0, Math.Max(1, again.Count))
        .Where(at => at >= again.Count || at >= then.Count || CanonicalJson.Write(again[at]) != CanonicalJson.Write(then[at].Fact))
        .Select(at => (int?)Math.Min(at, then.Count - 1)).FirstOrDefault();
}
