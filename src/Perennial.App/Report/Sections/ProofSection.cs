using Perennial.App.Report.Charts;
using Perennial.Simulation.Story;

namespace Perennial.App.Report.Sections;

/// <summary>What versions had to pass before they answered: gates, and stages before the eyes of nobody and of some.</summary>
internal static class ProofSection
{
    public static Markup Draw(ReplayStory story) => Figure.Section(
        "proof", "Proof before traffic", "A new version passes gates on rows that it was not trained on, then stages beside the champion. Below zero it loses less than the champion; a stage passes once its whole interval lies under what is allowed. Intervals hold at every look, so looking daily is no cheating.",
        Markup.Of($"{Stages(story)}{Figure.Details($"All {story.Gates.Count} judgements of gates", Gates(story))}"));

    private static Markup Stages(ReplayStory story) => story.Rollouts.All(one => one.Stages.Count == 0)
        ? Markup.Of($"<p class=\"quiet\">No version went through stages.</p>")
        : Markup.Of($"<div class=\"rollouts\">{story.Rollouts.Index().Where(one => one.Item.Stages.Count > 0).Select(one => Rollout(one.Index, one.Item))}</div>");

    private static Markup Rollout(int at, RolloutStory rollout) => Markup.Of(
        $"<article><h3>Version {rollout.Version} {StoryMarks.Verdict(rollout.Ending)}</h3>{rollout.Stages.Select((stage, index) => Stage($"stage-{at}-{index}", rollout, stage))}<p class=\"quiet\">{StoryWords.Sentence(rollout.Because)}</p></article>");

    private static Markup Stage(string id, RolloutStory rollout, StageStory stage)
    {
        var name = stage.Kind == Terms.StageKind.Shadow ? "Shadow" : $"{(stage.Kind == Terms.StageKind.Canary ? "Canary" : "Split")}, {Figures.Share(stage.Share)} of the entities";
        var last = stage.Looks.Count == 0 ? Markup.None : StoryMarks.Chip(stage.Looks[^1].Outcome);
        var until = stage.To is { } to ? $" to {Figures.Day(to)}" : " on";
        var plot = IntervalPlot.Draw(id, rollout, stage);
        return Markup.Of($"<figure><figcaption><strong>{name}</strong> <span class=\"dates\">{Figures.Day(stage.From)}{until}</span> {last}</figcaption>{(plot == Markup.None ? Markup.Of($"<p class=\"quiet\">It ended before an interval was known.</p>") : plot)}</figure>");
    }

    private static Markup Gates(ReplayStory story) => Figure.Table(
        "Gates", ["Day", "Run", "Version", "Gate", "Outcome", "Difference to the champion", "Because"],
        story.Gates.Select(gate => (IEnumerable<Markup>)
        [
            Markup.Of($"<th scope=\"row\">{Figures.Day(gate.At)}</th>"), Figure.Cell($"{gate.Run}"),
            Figure.Cell(gate.Version is { } version ? $"v{version}" : "–"), Figure.Cell(gate.Gate), Figure.Cell(StoryMarks.Chip(gate.Outcome)),
            Figure.Cell(Interval(gate)), Figure.Cell(gate.Because),
        ]));

    private static Markup Interval(GateStory gate)
    {
        if (!gate.Figures.ContainsKey("difference"))
        {
            return Markup.Of($"–");
        }

        var (lower, middle, upper, margin) = (gate.Figures["lower"], gate.Figures["difference"], gate.Figures["upper"], gate.Figures["margin"]);
        var reach = 1.15 * Math.Max(Math.Max(Math.Abs(lower), Math.Abs(upper)), margin);
        double X(double value) => 70 + (66 * value / reach);
        return Markup.Of($"<svg class=\"mini\" viewBox=\"0 0 140 18\" role=\"img\" aria-label=\"{Figures.Difference(middle)}, from {Figures.Difference(lower)} to {Figures.Difference(upper)}; {Figures.Difference(margin)} is allowed\"><line class=\"zero\" x1=\"70\" x2=\"70\" y1=\"1\" y2=\"17\"/><line class=\"threshold\" x1=\"{X(margin)}\" x2=\"{X(margin)}\" y1=\"1\" y2=\"17\"/><g class=\"look {StoryMarks.Look(gate.Outcome)}\"><line x1=\"{X(lower)}\" x2=\"{X(upper)}\" y1=\"9\" y2=\"9\"/><circle cx=\"{X(middle)}\" cy=\"9\" r=\"3.5\"/></g></svg>");
    }
}
