using Perennial.Monitor;
using Perennial.Simulation.Story;

namespace Perennial.App.Report.Charts;

/// <summary>How far every column had moved, day by day: the darker, the further; a dot is an alarm.</summary>
internal static class HeatStrip
{
    private const double Lane = 22;
    private const double Gap = 3;

    /// <summary>Where one shade ends and the next begins.</summary>
    public static IReadOnlyList<double> Steps { get; } = [0.05, 0.1, 0.15, 0.2, 0.25];

    /// <summary>The shade of an index, from 0.</summary>
    public static int Shade(double index) => Steps.Count(step => index >= step);

    public static Markup Draw(Frame frame, ReplayStory story)
    {
        var columns = story.Drift.GroupBy(day => day.Column).ToList();
        var names = frame.Narrow ? 14 : 0;
        var bottom = columns.Count * (Lane + Gap + names);
        var rows = columns.Select((column, at) => Row(frame, column.Key, [.. column], (at * (Lane + Gap + names)) + names));
        var alarms = story.Drift.Where(day => day.State == SignalState.Alarm).Select(day => day.Column).Distinct().ToList();
        var said = alarms.Count == 0 ? "No column raised an alarm." : $"Alarms: {string.Join(", ", alarms)}.";
        return Chart.Svg(
            frame, "drift", "Population stability index by column and day", said, bottom + 30 + VersionBands.Height + 4,
            Markup.Of($"{rows}{frame.Axis(bottom)}{VersionBands.Draw(frame, story, bottom + 30)}"));
    }

    private static Markup Row(Frame frame, string column, IReadOnlyList<DriftDay> days, double y)
    {
        var name = frame.Narrow
            ? Markup.Of($"<text class=\"axis\" x=\"{frame.Left}\" y=\"{y - 4}\">{column}</text>")
            : Markup.Of($"<text class=\"row-name\" x=\"{frame.Right + 8}\" y=\"{y + 15}\">{Short(column)}<title>{column}</title></text>");
        return Markup.Of($"{name}{Runs(days, frame.Narrow).Select(run => Cell(frame, run, y))}{days.Where(day => day.State == SignalState.Alarm).Select(day => Alarm(frame, day, y))}");
    }

    /// <summary>One cell for each day, to be hovered over; where nobody can hover, days of one shade are one cell.</summary>
    private static IEnumerable<(DriftDay First, DateOnly Last)> Runs(IReadOnlyList<DriftDay> days, bool joined)
    {
        for (int from = 0, to; from < days.Count; from = to)
        {
            to = from + 1;
            while (joined && to < days.Count && days[to].Day == days[to - 1].Day.AddDays(1) && Look(days[to]) == Look(days[from]))
            {
                to++;
            }

            yield return (days[from], days[to - 1].Day);
        }
    }

    private static Markup Cell(Frame frame, (DriftDay First, DateOnly Last) run, double y)
    {
        var (day, left) = (run.First, frame.X(run.First.Day));
        var title = frame.Narrow ? Markup.None : Markup.Of($"<title>{day.Column}, week to {Figures.Day(day.Day)}: {Said(day)}</title>");
        return Markup.Of($"<rect class=\"{Look(day)}\" x=\"{left}\" y=\"{y}\" width=\"{frame.X(run.Last.AddDays(1)) - left + 0.3}\" height=\"{Lane}\">{title}</rect>");
    }

    private static string Look(DriftDay day) => day.State == SignalState.NotEnoughEvidence ? "heat-none" : $"heat-{Shade(day.StabilityIndex)}";

    private static string Said(DriftDay day) => day.State switch
    {
        SignalState.NotEnoughEvidence => "too few rows to say",
        SignalState.Alarm => $"stability index {Figures.Index(day.StabilityIndex)}, alarm",
        _ => $"stability index {Figures.Index(day.StabilityIndex)}",
    };

    private static Markup Alarm(Frame frame, DriftDay day, double y) => Markup.Of(
        $"<circle class=\"alarm\" cx=\"{frame.X(day.Day.DayNumber + 0.5)}\" cy=\"{y + (Lane / 2)}\" r=\"{(frame.Narrow ? 1.4 : 2.2)}\"/>");

    private static string Short(string name) => name.Length <= 16 ? name : name[..15] + "…";
}
