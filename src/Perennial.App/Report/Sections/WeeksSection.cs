using Perennial.App.Report.Charts;
using Perennial.Decide;
using Perennial.Simulation.Story;

namespace Perennial.App.Report.Sections;

/// <summary>What every week saved, and its loss.</summary>
internal static class WeeksSection
{
    private const double Middle = StoryWeek.Days / 2.0;

    public static Markup Draw(ReplayStory story)
    {
        var weeks = story.Weeks.Where(week => week.Rows > 0).ToList();
        var chart = new Chart("weeks", "Money saved and loss, week by week", Description(story), [Saved(story, weeks), Loss(story, weeks)])
        {
            Marks = Retrains(story),
            Bands = story,
        };
        return Figure.Section(
            "weeks", "Week by week", "Weeks differ in how hard they are, and every policy feels it alike; what a policy saves shows against never retraining, on the same rows. A triangle marks a decision to retrain.",
            Markup.Of($"{Frame.Both(First(story), Last(story), chart.Draw)}{Figure.Details("The weeks as a table", Figure.Table("Mean loss by week, and what Perennial saved", StoryGrid.Weeks(story)))}"));
    }

    /// <summary>The first day of the charts.</summary>
    public static DateOnly First(ReplayStory story) => story.Weeks[0].Start;

    /// <summary>The day after the last of the charts.</summary>
    public static DateOnly Last(ReplayStory story)
    {
        var (end, seen) = (story.Weeks[^1].Start.AddDays(StoryWeek.Days), story.History.Last.AddDays(1));
        return seen < end && seen > story.Weeks[^1].Start ? seen : end;
    }

    /// <summary>Every decision to retrain after the first version.</summary>
    public static IReadOnlyList<(DateTimeOffset At, string Title)> Retrains(ReplayStory story) => [.. story.Decisions
        .Where(one => one.Action == ActionKind.Retrain && one.Trigger != Trigger.First)
        .Select(one => (one.At, $"{Figures.Day(one.At)}, retrain ({one.Trigger.ToString()!.ToLowerInvariant()}): {one.Outcome}"))];

    private static Panel Saved(ReplayStory story, List<StoryWeek> weeks)
    {
        Series Of(string name, string look, Func<Policies<double>, double> policy, double? bars) => new(
            name, look, [.. weeks.Select(week => Point(story, week, name, StoryGrid.Saved(week, story.Prices.Loss, policy)))], bars);
        return new Panel(
            $"Saved per week, {story.Prices.Currency} (retrains not paid)", 190, Figures.Amount,
            [
                Of("Perennial", "perennial", loss => loss.Perennial, 5),
                Of("Hindsight", "hindsight", loss => loss.Hindsight, null),
                Of("Weekly", "weekly", loss => loss.Weekly, null),
            ])
        {
            FromZero = true,
        };
    }

    private static ChartPoint Point(ReplayStory story, StoryWeek week, string name, double saved) => new(
        week.Start.DayNumber + Middle, saved, $"Week of {Figures.Day(week.Start)}: {name} saved {story.Prices.Currency} {Figures.Cents(saved)}");

    private static Panel Loss(ReplayStory story, List<StoryWeek> weeks)
    {
        Series Of(string name, string look, Func<Policies<double>, double> policy) => new(name, look, [.. weeks.Select(week => new ChartPoint(
            week.Start.DayNumber + Middle, policy(week.Loss),
            $"Week of {Figures.Day(week.Start)}: {name} {Figures.Loss(policy(week.Loss))}; {Figures.Label(week.PositiveRatio)} was the mean label of {Figures.Count(week.Rows)} rows"))]);
        return new Panel(
            $"Mean {StoryTable.Metric(story)}: lower is better", 210, value => value.ToString("0.0##", System.Globalization.CultureInfo.InvariantCulture),
            [
                Of("Hindsight", "hindsight", loss => loss.Hindsight),
                Of("Weekly", "weekly", loss => loss.Weekly),
                Of("Never", "never", loss => loss.Never),
                Of("Perennial", "perennial", loss => loss.Perennial),
            ]);
    }

    private static string Description(ReplayStory story) =>
        $"{StoryWords.Headline(story)} Mean loss over all weeks: Perennial {Figures.Loss(story.Totals.Loss.Perennial)}, never {Figures.Loss(story.Totals.Loss.Never)}, weekly {Figures.Loss(story.Totals.Loss.Weekly)}, hindsight {Figures.Loss(story.Totals.Loss.Hindsight)}.";
}
