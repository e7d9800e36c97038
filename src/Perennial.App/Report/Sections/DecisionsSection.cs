using Perennial.Decide;
using Perennial.Simulation.Story;

namespace Perennial.App.Report.Sections;

/// <summary>Every decision that mattered, with why, what else could have been done, and what every trigger said.</summary>
internal static class DecisionsSection
{
    public static Markup Draw(ReplayStory story) => Figure.Section(
        "decisions", "Decisions, and why", "Every turn decides, mostly to keep the champion; these are the decisions that changed something, or would have if nothing had stood in the way. Open one for its evidence.",
        Markup.Of($"<ol class=\"decisions\">{story.Decisions.Select(one => Markup.Of($"<li>{Entry(story, one)}</li>"))}</ol>"));

    private static Markup Entry(ReplayStory story, DecisionStory decision) => Markup.Of(
        $"<details><summary><time datetime=\"{Figures.Day(decision.At)}\">{Figures.Day(decision.At)}</time>{Kind(decision)}<span class=\"outcome\">{Outcome(decision)}</span></summary><div class=\"inside\"><p>{StoryWords.Sentence(decision.Because)}</p>{Alternatives(story, decision)}{Votes(decision)}</div></details>");

    private static Markup Kind(DecisionStory decision) => decision.Action switch
    {
        ActionKind.Retrain => StoryMarks.Chip("act", $"retrain: {decision.Trigger.ToString()!.ToLowerInvariant()}"),
        ActionKind.Reuse => StoryMarks.Chip("act", "take back"),
        _ => StoryMarks.Chip("open", "blocked"),
    };

    private static string Outcome(DecisionStory decision) => decision switch
    {
        { Blocked: { } blocked, BlockedUntil: { } until } when until > decision.At => $"{blocked} (so it stayed until {Figures.Day(until)})",
        { Blocked: { } blocked } => blocked,
        _ => decision.Outcome ?? string.Empty,
    };

    private static Markup Alternatives(ReplayStory story, DecisionStory decision) => Figure.Table(
        $"What could be done, in {story.Prices.Currency}", ["Alternative", "Paid at once", "Lost per day from then on"],
        decision.Alternatives.Select(one => (IEnumerable<Markup>)
        [
            Markup.Of($"<th scope=\"row\">{Name(one)}</th>"), Figure.Number(Figures.Cents(one.Once)),
            Figure.Number(one.PerDay is { } lost ? Figures.Cents(lost) : "not known yet"),
        ]));

    private static Markup Votes(DecisionStory decision) => decision.Votes.Count == 0 ? Markup.None : Figure.Table(
        "What every trigger said", ["Trigger", "Asks for a retrain", "Because"],
        decision.Votes.Select(vote => (IEnumerable<Markup>)
        [
            Markup.Of($"<th scope=\"row\">{vote.Trigger.ToString().ToLowerInvariant()}</th>"),
            Figure.Cell(vote.Says switch
            {
                Terms.Outcome.Pass => "yes",
                Terms.Outcome.Fail => "no",
                _ => "too little to say",
            }),
            Figure.Cell(vote.Because),
        ]));

    private static string Name(Alternative one) => one.Action switch
    {
        ActionKind.Keep => "keep the champion",
        ActionKind.Reuse => $"take version {one.Version} back",
        _ => "retrain",
    };
}
