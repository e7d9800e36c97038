using Perennial.Adapters.Yaml;
using Perennial.Decide;
using Perennial.Log;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.RollOut;
using Perennial.Terms;

namespace Perennial.App.Commands;

/// <summary>An event of a history.</summary>
/// <param name="Event">Its place in the journal.</param>
/// <param name="At">When.</param>
/// <param name="Type">Its kind, as the journal names it.</param>
/// <param name="What">What happened, in words.</param>
/// <param name="Actor">Who did it.</param>
/// <param name="Cause">What it answers to; null when nothing.</param>
internal sealed record HistoryLine(long Event, DateTimeOffset At, string Type, string What, string Actor, string? Cause)
{
    /// <summary>The line of an event.</summary>
    public static HistoryLine Of(Recorded one) =>
        new(one.Event.Version, one.Event.AsOf, one.Event.Type, FactText.Of(one.Fact), one.Event.Actor, one.Event.Cause);

    /// <summary>The lines of a history: of every event, or of those that matter.</summary>
    public static IReadOnlyList<HistoryLine> Of(IReadOnlyList<Recorded> history, bool all)
    {
        var lines = new List<HistoryLine>();
        Decision? before = null;
        ModelDeclaration? declared = null;
        foreach (var one in history)
        {
            var line = one.Fact is ModelDeclared again && declared is not null ? Of(one) with { What = Changed(declared, again) } : Of(one);
            if (all || Matters(one.Fact, before))
            {
                lines.Add(line);
            }

            before = (one.Fact as DecisionTaken)?.Decision ?? before;
            declared = (one.Fact as ModelDeclared)?.Declaration ?? declared;
        }

        return lines;
    }

    private static string Changed(ModelDeclaration before, ModelDeclared after) =>
        $"the declaration changed: {string.Join("; ", ModelDifference.Between(before, after.Declaration))}";

    /// <summary>A decision to keep matters when something came in the way of a trigger, other than the run it had just started; the look of every day does not.</summary>
    private static bool Matters(IFact fact, Decision? before) => fact switch
    {
        SegmentsSealed or CohortMeasured or CohortRestated or CohortEstimated or SignalsObserved or EvidenceConsumed => false,
        DecisionTaken { Decision: { Action: ActionKind.Keep } decision } => decision.Blocked is not null && before is { Action: ActionKind.Keep, Blocked: null },
        StageJudged judged => judged.Verdict.Outcome != Outcome.NotEnoughEvidence,
        _ => true,
    };
}
