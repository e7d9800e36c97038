using Perennial.Decide;
using Perennial.Registry;

namespace Perennial;

/// <summary>Decides again, from what was recorded, everything that was ever decided.</summary>
public static class DecisionAudit
{
    /// <summary>How many decisions were taken again, and which came out differently.</summary>
    public static (int Decided, IReadOnlyList<string> Faults) Check(string model, IReadOnlyList<Recorded> history)
    {
        var faults = new List<string>();
        var decided = 0;
        var state = ModelState.Start;
        foreach (var recorded in history)
        {
            if (recorded.Fact is DecisionTaken taken)
            {
                decided++;
                var again = RetrainPolicy.Decide(state.Evidence(recorded.Event.AsOf));
                if (CanonicalJson.Write(again) != CanonicalJson.Write(taken.Decision))
                {
                    faults.Add($"journal '{model}': event {recorded.Event.Version}: decision {taken.Decision.Number} was {taken.Decision.Action}, and its recorded inputs now give {again.Action} ({again.Because}).");
                }
            }

            state = state.After(recorded);
        }

        return (decided, faults);
    }
}
