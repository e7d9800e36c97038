using Perennial.Simulation.Story;

namespace Perennial.App.Report.Sections;

/// <summary>Four figures under the headline.</summary>
internal static class KeyFigures
{
    public static Markup Draw(ReplayStory story)
    {
        var (cost, retrains, currency) = (story.Totals.Cost, story.Totals.Retrains, story.Prices.Currency);
        return Markup.Of($"""
            <dl class="keys">
            {Key("Saved", story.Totals.Saved.Ratio is { } ratio ? Figures.Share(ratio) : "–", "of what hindsight would have saved", Bar(story.Totals.Saved.Ratio))}
            {Key("Cost", Figures.Money(cost.Perennial, currency), $"never {Figures.Amount(cost.Never)} · weekly {Figures.Amount(cost.Weekly)} · hindsight {Figures.Amount(cost.Hindsight)}", Markup.None)}
            {Key("Retrains", Figures.Count(retrains.Perennial), $"weekly {Figures.Count(retrains.Weekly)} · hindsight {Figures.Count(retrains.Hindsight)}", Markup.None)}
            {Key("Label delay", Figures.Delay(story.LabelDelay), "until the truth of an answer is known", Markup.None)}
            </dl>

            """);
    }

    private static Markup Key(string name, string value, string beside, Markup bar) => Markup.Of(
        $"<div><dt>{name}</dt><dd><strong>{value}</strong>{bar}<span>{beside}</span></dd></div>");

    private static Markup Bar(double? ratio) => ratio is not { } share ? Markup.None : Markup.Of(
        $"<svg class=\"meter\" viewBox=\"0 0 100 4\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect class=\"meter-all\" width=\"100\" height=\"4\"/><rect class=\"meter-part\" width=\"{100 * Math.Clamp(share, 0, 1)}\" height=\"4\"/></svg>");
}
