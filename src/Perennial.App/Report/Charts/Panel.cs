namespace Perennial.App.Report.Charts;

/// <summary>One field of a chart: its own axis of figures over the chart's axis of time.</summary>
/// <param name="Title">Above it, with the unit.</param>
/// <param name="Height">Of the field itself, in pixels.</param>
/// <param name="Format">How the axis writes a figure.</param>
/// <param name="Series">Drawn in this order; the last on top.</param>
internal sealed record Panel(string Title, double Height, Func<double, string> Format, IReadOnlyList<Series> Series)
{
    /// <summary>Above the field, for the title.</summary>
    public const double Head = 44;

    /// <summary>A figure that a line stands for, and its name; null for none.</summary>
    public (double Value, string Label)? Threshold { get; init; }

    /// <summary>Whether zero belongs on the axis.</summary>
    public bool FromZero { get; init; }

    public Markup Draw(Frame frame, double top)
    {
        var scale = Scale.Over(Values(), top + Head, top + Head + Height);
        return Markup.Of($"<text class=\"panel-title\" x=\"{(frame.Narrow ? 0 : frame.Left)}\" y=\"{top + 16}\">{Title}</text>{Grid(frame, scale)}{Line(frame, scale)}{Series.Select(one => one.Draw(frame, scale))}{Names(frame, scale)}");
    }

    private IEnumerable<double> Values() => Series.SelectMany(one => one.Points).Select(point => point.Value)
        .Concat(FromZero ? [0.0] : [])
        .Concat(Threshold is { } threshold ? [threshold.Value] : []);

    private Markup Grid(Frame frame, Scale scale) => Markup.Join(scale.Ticks.Select(tick => Markup.Of(
        $"<line class=\"{(tick == 0 ? "zero" : "grid")}\" x1=\"{frame.Left}\" x2=\"{frame.Right}\" y1=\"{scale.Y(tick)}\" y2=\"{scale.Y(tick)}\"/><text class=\"axis\" x=\"{frame.Left - 8}\" y=\"{scale.Y(tick) + 4}\" text-anchor=\"end\">{Format(tick)}</text>")));

    private Markup Line(Frame frame, Scale scale) => Threshold is not { } threshold ? Markup.None : Markup.Of(
        $"<line class=\"threshold\" x1=\"{frame.Left}\" x2=\"{frame.Right}\" y1=\"{scale.Y(threshold.Value)}\" y2=\"{scale.Y(threshold.Value)}\"/>");

    private Markup Names(Frame frame, Scale scale)
    {
        var named = Series.Where(one => one.Points.Count > 0).Select(one => (one.Name, one.Look, Y: scale.Y(one.End)))
            .Concat(Threshold is { } threshold ? [(Name: threshold.Label, Look: "price", Y: scale.Y(threshold.Value))] : [])
            .OrderBy(one => one.Y).ToList();
        var places = Apart([.. named.Select(one => one.Y)], 14, scale.Top, scale.Bottom);
        return Markup.Join(named.Zip(places, (one, y) => Markup.Of(
            $"<text class=\"name {one.Look}\" x=\"{frame.Right + 8}\" y=\"{y + 4}\">{one.Name}</text>")));
    }

    /// <summary>Moves sorted places apart, so that names do not cover each other.</summary>
    private static double[] Apart(double[] places, double least, double top, double bottom)
    {
        for (var at = 1; at < places.Length; at++)
        {
            places[at] = Math.Max(places[at], places[at - 1] + least);
        }

        var last = Math.Max(bottom, top + (least * (places.Length - 1)));
        for (var at = places.Length - 1; at >= 0; at--)
        {
            places[at] = Math.Min(places[at], last - (least * (places.Length - 1 - at)));
        }

        return places;
    }
}
