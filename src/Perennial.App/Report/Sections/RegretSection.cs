using Perennial.App.Report.Charts;
using Perennial.Simulation.Story;

namespace Perennial.App.Report.Sections;

/// <summary>What staleness had cost, against the price of a retrain.</summary>
internal static class RegretSection
{
    public static Markup Draw(ReplayStory story)
    {
        if (story.Regret.Count == 0)
        {
            return Figure.Section("regret", "Why it retrained when it did", "What staleness costs never became known: there were too few labelled days.", Markup.None);
        }

        var price = Figures.Money(story.Prices.Retrain, story.Prices.Currency);
        var panel = new Panel($"Regret, {story.Prices.Currency}; dashed: the price of a retrain", 220, Figures.Amount, [Of(story, "Decay", "decay", day => day.Decay), Of(story, "Growth", "growth", day => day.Growth)])
        {
            FromZero = true,
            Threshold = (story.Prices.Retrain, $"price, {Figures.Amount(story.Prices.Retrain)}"),
        };
        var fired = story.Regret.Count(day => day.Retrained);
        var chart = new Chart("regret", "Regret day by day against the price of a retrain", $"It reached the price and caused a retrain {Figures.Times(fired, "once", "times")}.", [panel])
        {
            Marks = WeeksSection.Retrains(story),
            Bands = story,
        };
        return Figure.Section(
            "regret", "Why it retrained when it did",
            $"Regret is the money that staleness has cost since the last change. Perennial waits until that has grown to what a retrain costs, {price}; it goes on growing while the new version is on trial. Growth counts rows that the champion does not know and a new version would; decay counts skill that the champion lost. The larger of the two decides.",
            Markup.Of($"{Frame.Both(WeeksSection.First(story), WeeksSection.Last(story), chart.Draw)}{Figure.Details("The regret as a table", Figure.Table("Regret by day", Grid(story)))}"));
    }

    private static Series Of(ReplayStory story, string name, string look, Func<RegretDay, double?> regret) => new(name, look, [.. story.Regret
        .Where(day => regret(day) is not null && day.Day >= WeeksSection.First(story) && day.Day < WeeksSection.Last(story))
        .Select(day => new ChartPoint(day.Day.DayNumber + 1, regret(day)!.Value, $"{Figures.Day(day.Day)}: {name.ToLowerInvariant()} {story.Prices.Currency} {Figures.Cents(regret(day)!.Value)}"))]);

    private static StoryGrid Grid(ReplayStory story) => new(
        ["Day", $"Growth, {story.Prices.Currency}", $"Decay, {story.Prices.Currency}", "Retrained"],
        [.. story.Regret.Select(day => (IReadOnlyList<string>)[Figures.Day(day.Day), Text(day.Growth), Text(day.Decay), day.Retrained ? "yes" : "–"])]);

    private static string Text(double? amount) => amount is { } known ? Figures.Cents(known) : "–";
}
