using System.Globalization;

namespace Perennial.App.Report.Charts;

/// <summary>The width of a chart and its axis of time.</summary>
/// <param name="Width">Of the whole chart, in pixels.</param>
/// <param name="From">The first day shown.</param>
/// <param name="To">The day after the last one shown.</param>
internal sealed record Frame(double Width, DateOnly From, DateOnly To)
{
    /// <summary>Every chart is drawn twice, for a wide and for a narrow page: text stays readable, and a style shows one of them.</summary>
    private const double WideWidth = 1080;
    private const double NarrowWidth = 358;

    public bool Narrow => Width < 600;

    public double Left => Narrow ? 42 : 64;

    public double Right => Width - (Narrow ? 64 : 112);

    /// <summary>Draws a chart for both widths.</summary>
    public static Markup Both(DateOnly from, DateOnly to, Func<Frame, Markup> draw) => Markup.Of(
        $"<div class=\"wide\">{draw(new Frame(WideWidth, from, to))}</div><div class=\"narrow\">{draw(new Frame(NarrowWidth, from, to))}</div>");

    public double X(double day) => Left + ((Right - Left) * (day - From.DayNumber) / Math.Max(1, To.DayNumber - From.DayNumber));

    public double X(DateOnly day) => X(day.DayNumber);

    public double X(DateTimeOffset at) => X(DateOnly.FromDateTime(at.UtcDateTime).DayNumber + at.UtcDateTime.TimeOfDay.TotalDays);

    /// <summary>The axis, under <paramref name="y"/>: month by month, or day by day where there are few.</summary>
    public Markup Axis(double y) => Markup.Join(Ticks().Select(tick => Markup.Of(
        $"<line class=\"tick\" x1=\"{X(tick)}\" x2=\"{X(tick)}\" y1=\"{y}\" y2=\"{y + 5}\"/><text class=\"axis\" x=\"{X(tick)}\" y=\"{y + 18}\" text-anchor=\"middle\">{Name(tick)}</text>")));

    private IEnumerable<DateOnly> Ticks()
    {
        var days = To.DayNumber - From.DayNumber;
        var most = Narrow ? 6 : 12;
        if (days <= 70)
        {
            var step = Math.Max(1, (int)Math.Ceiling((double)days / most));
            return Enumerable.Range(0, (days / step) + 1).Select(at => From.AddDays(at * step)).Where(day => day < To);
        }

        var months = Math.Max(1, (int)Math.Ceiling(days / 30.4 / most));
        var first = new DateOnly(From.Year, From.Month, 1);
        return Enumerable.Range(0, (days / 28) + 2).Select(at => first.AddMonths(at * months)).Where(day => day >= From && day < To);
    }

    private string Name(DateOnly day) => (To.DayNumber - From.DayNumber) switch
    {
        <= 70 => day.ToString("d MMM", CultureInfo.InvariantCulture),
        <= 400 => day.ToString("MMM", CultureInfo.InvariantCulture),
        _ => day.ToString("MMM yy", CultureInfo.InvariantCulture),
    };
}
