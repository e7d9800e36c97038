using System.Globalization;
using System.Text.Json.Nodes;
using Perennial.App.Commands;
using Perennial.Decide;
using Perennial.Evaluate;
using Perennial.Registry;
using Perennial.RollOut;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.App.Api.Notify;

/// <summary>Finds what an event of a journal is told as.</summary>
internal static class NoticeReader
{
    /// <summary>The notice of an event; null where nobody is told.</summary>
    public static Notice? Of(Recorded one)
    {
        if (Find(one.Fact) is not { } found)
        {
            return null;
        }

        var (model, version) = (one.Event.Stream, one.Event.Version.ToString(CultureInfo.InvariantCulture));
        return new Notice(
            $"{model}.{version}", found.Kind, model, one.Event.AsOf, $"{model}: {FactText.Of(one.Fact)}", found.Severity, $"{model}/{Notice.Word(found.Kind)}",
            Event: one.Event.Version, Actor: one.Event.Actor, Facts: JsonNode.Parse(one.Event.Facts));
    }

    private static (NoticeKind Kind, string Severity)? Find(IFact fact) => fact switch
    {
        DecisionTaken { Decision.Action: not ActionKind.Keep } => (NoticeKind.Decision, "info"),
        GateJudged => (NoticeKind.Verdict, "info"),
        StageJudged { Verdict.Outcome: not Outcome.NotEnoughEvidence } => (NoticeKind.Verdict, "info"),
        VersionPromoted => (NoticeKind.Promotion, "info"),
        ChampionRolledBack => (NoticeKind.Rollback, "warning"),
        RunEnded { Outcome: not RunOutcome.Passed } => (NoticeKind.RunFailed, "error"),
        _ => null,
    };
}
