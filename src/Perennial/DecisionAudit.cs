using Perennial.Decide;
using Perennial.Registry;

namespace Perennial;

/// <summary>Decides again, from what was recorded, everything that was ever decided.</summary>
public static class DecisionAudit
{
    /// <summary>How many decisions were taken again, and which came out differently.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="history">All of its journal, in order.</param>
    /// <param name="changed">Told what came out differently because it was decided by other rules than this release's: no fault. Null where nobody asks.</param>
    public static (int Decided, IReadOnlyList<string> Faults) Check(string model, IReadOnlyList<Recorded> history, ICollection<string>? changed = null)
    {
        var faults = new List<string>();
        var decided = 0;
        var state = ModelState.Start;
        foreach (var recorded in history)
        {
            if (recorded.Fact is DecisionTaken taken)
            {
                decided++;
                var again = RetrainPolicy.Decide(state.Evidence(recorded.Event.AsOf)) with { Rules = taken.Decision.Rules };
                if (CanonicalJson.Write(again) != CanonicalJson.Write(taken.Decision))
                {
                    (DecisionRules.AreOther(taken.Decision) ? changed : faults)?.Add(
                        $"journal '{model}': event {recorded.Event.Version}: decision {taken.Decision.Number} was {taken.Decision.Action}, and its recorded inputs now give {again.Action} ({again.Because}).");
                }
            }

            state = state.After(recorded);
        }

        return (decided, faults);
    }
}
