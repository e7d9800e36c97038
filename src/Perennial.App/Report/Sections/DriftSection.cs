using Perennial.App.Report.Charts;
using Perennial.Monitor;
using Perennial.Simulation.Story;

namespace Perennial.App.Report.Sections;

/// <summary>How the data moved, and where it was broken.</summary>
internal static class DriftSection
{
    public static Markup Draw(ReplayStory story) => Figure.Section(
        "drift", "How the data moved", $"Every day the newest week is compared with what the champion was trained on, column by column. {Said(story)} Drift alone is no reason to pay for a retrain; it is evidence beside the money.",
        Markup.Of($"{Strip(story)}{Quality(story)}"));

    private static string Said(ReplayStory story)
    {
        var most = story.Drift.Where(day => day.State == SignalState.Alarm)
            .GroupBy(day => day.Column).OrderByDescending(days => days.Count()).ThenBy(days => days.Key, StringComparer.Ordinal).FirstOrDefault();
        return most is null ? "No column raised an alarm." : $"The column with most alarms is {most.Key}, on {Figures.Times(most.Count(), "1 day", "days")}.";
    }

    private static Markup Strip(ReplayStory story)
    {
        if (story.Drift.Count == 0)
        {
            return Markup.Of($"<p class=\"quiet\">Nothing was compared: no version served.</p>");
        }

        string[] names = ["under 0.05", "to 0.10", "to 0.15", "to 0.20", "to 0.25", "more"];
        var scale = Enumerable.Range(0, names.Length).Select(shade => Markup.Of($"<span><i class=\"swatch s{shade}\"></i>{names[shade]}</span>"));
        return Markup.Of($"<p class=\"scale\"><b>Population stability index</b> {scale}<span><i class=\"swatch dot\"></i>alarm</span></p>{Frame.Both(WeeksSection.First(story), WeeksSection.Last(story), frame => HeatStrip.Draw(frame, Shown(story)))}{Figure.Details("The drift as a table", Figure.Table("Drift by column", Grid(story)))}");
    }

    private static ReplayStory Shown(ReplayStory story) => story with
    {
        Drift = [.. story.Drift.Where(day => day.Day >= WeeksSection.First(story) && day.Day < WeeksSection.Last(story))],
    };

    private static StoryGrid Grid(ReplayStory story) => new(
        ["Column", "Days looked at", "Days with an alarm", "Median index", "Highest index", "On"],
        [.. story.Drift.GroupBy(day => day.Column).Select(days =>
        {
            var (sorted, highest) = (days.Select(day => day.StabilityIndex).Order().ToList(), days.MaxBy(day => day.StabilityIndex)!);
            return (IReadOnlyList<string>)
            [
                days.Key, Figures.Count(sorted.Count), Figures.Count(days.Count(day => day.State == SignalState.Alarm)),
                Figures.Index(sorted[sorted.Count / 2]), Figures.Index(highest.StabilityIndex), Figures.Day(highest.Day),
            ];
        })]);

    private static Markup Quality(ReplayStory story) => story.Quality.Count == 0
        ? Markup.Of($"<p class=\"quiet\">Nothing in the data was broken: no missing, unseen, out-of-range or constant values beyond what the reference holds, and no day without its usual volume.</p>")
        : Figure.Table("Broken data", ["Column", "Check", "From", "To", "Value", "Reference"], story.Quality.Select(alarm => (IEnumerable<Markup>)
        [
            Markup.Of($"<th scope=\"row\">{alarm.Column ?? "all rows"}</th>"), Figure.Cell(alarm.Check), Figure.Cell(Figures.Day(alarm.From)),
            Figure.Cell(Figures.Day(alarm.To)), Figure.Number(Value(alarm, alarm.Value)), Figure.Number(Value(alarm, alarm.Reference)),
        ]));

    private static string Value(QualityAlarm alarm, double value) =>
        alarm.Check == Monitor.FeedMonitor.Unit ? $"× {Figures.Loss(value)}{(value == 1 || alarm.Note is null ? string.Empty : $" ({alarm.Note})")}"
        : alarm.Check == "volume" ? $"{Figures.Amount(value)} rows a day" : Figures.FineShare(value);
}
