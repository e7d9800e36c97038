using Perennial.App.Report.Charts;
using Perennial.Simulation.Story;

namespace Perennial.App.Report.Sections;

/// <summary>What every policy cost, as it added up.</summary>
internal static class CostsSection
{
    public static Markup Draw(ReplayStory story)
    {
        var chart = new Chart("costs", "Money ahead of never retraining, and cumulative cost, of every policy", StoryWords.Weekly(story), [Ahead(story), Cumulative(story)])
        {
            Marks = WeeksSection.Retrains(story),
        };
        return Figure.Section(
            "costs", "What it cost", $"{StoryWords.Weekly(story)} Here every retrain is paid: a line below zero has not earned its retrains back yet.",
            Markup.Of($"{Frame.Both(WeeksSection.First(story), WeeksSection.Last(story), chart.Draw)}{Figure.Table("Costs by policy", StoryGrid.Totals(story))}{Figure.Details("The cumulative cost as a table", Figure.Table("Cumulative cost at the end of each week", Grid(story)))}"));
    }

    private static Panel Ahead(ReplayStory story) => new(
        $"Ahead of never, {story.Prices.Currency} (retrains paid)", 200, Figures.Amount,
        [
            Of(story, "Hindsight", "hindsight", cost => cost.Never - cost.Hindsight),
            Of(story, "Weekly", "weekly", cost => cost.Never - cost.Weekly),
            Of(story, "Never", "never", _ => 0),
            Of(story, "Perennial", "perennial", cost => cost.Never - cost.Perennial),
        ])
    {
        FromZero = true,
    };

    private static Panel Cumulative(ReplayStory story) => new(
        $"Cumulative cost, {story.Prices.Currency}", 150, Figures.Amount,
        [
            Of(story, "Hindsight", "hindsight", cost => cost.Hindsight),
            Of(story, "Weekly", "weekly", cost => cost.Weekly),
            Of(story, "Never", "never", cost => cost.Never),
            Of(story, "Perennial", "perennial", cost => cost.Perennial),
        ])
    {
        FromZero = true,
    };

    private static Series Of(ReplayStory story, string name, string look, Func<Policies<double>, double> cost)
    {
        var end = WeeksSection.Last(story).DayNumber;
        return new(name, look,
        [
            new ChartPoint(story.Weeks[0].Start.DayNumber, 0, "the beginning"),
            .. story.Weeks.Select(week => new ChartPoint(
                Math.Min(end, week.Start.DayNumber + StoryWeek.Days), cost(week.CumulativeCost),
                $"{name}, end of the week of {Figures.Day(week.Start)}: {story.Prices.Currency} {Figures.Cents(cost(week.CumulativeCost))}")),
        ]);
    }

    private static StoryGrid Grid(ReplayStory story) => new(
        ["Week of", "Perennial", "Never", "Weekly", "Hindsight"],
        [.. story.Weeks.Select(week => (IReadOnlyList<string>)
        [
            Figures.Day(week.Start), Figures.Amount(week.CumulativeCost.Perennial), Figures.Amount(week.CumulativeCost.Never),
            Figures.Amount(week.CumulativeCost.Weekly), Figures.Amount(week.CumulativeCost.Hindsight),
        ])]);
}
