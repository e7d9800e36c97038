namespace Perennial.App.Report.Charts;

/// <summary>A line of a chart, or bars.</summary>
/// <param name="Name">Stands at its end.</param>
/// <param name="Look">The class of its style.</param>
/// <param name="Points">In order of time.</param>
/// <param name="BarDays">How many days wide its bars are; null for a line.</param>
internal sealed record Series(string Name, string Look, IReadOnlyList<ChartPoint> Points, double? BarDays = null)
{
    public double End => Points.Count == 0 ? 0 : Points[^1].Value;

    public Markup Draw(Frame frame, Scale scale) => BarDays is { } days ? Bars(frame, scale, days) : Line(frame, scale);

    private Markup Bars(Frame frame, Scale scale, double days) => Markup.Join(Points.Select(point =>
    {
        var (top, bottom) = (scale.Y(Math.Max(0, point.Value)), scale.Y(Math.Min(0, point.Value)));
        var (left, right) = (frame.X(point.Day - (days / 2)), frame.X(point.Day + (days / 2)));
        return Markup.Of($"<rect class=\"bar {Look}\" x=\"{left}\" y=\"{top}\" width=\"{right - left}\" height=\"{Math.Max(0.5, bottom - top)}\"><title>{point.Title}</title></rect>");
    }));

    private Markup Line(Frame frame, Scale scale)
    {
        var dots = frame.Narrow ? Markup.None : Markup.Join(Points.Select(point => Markup.Of(
            $"<circle class=\"dot {Look}\" cx=\"{frame.X(point.Day)}\" cy=\"{scale.Y(point.Value)}\" r=\"{(Points.Count > 60 ? 5.0 : 3.0)}\"><title>{point.Title}</title></circle>")));
        var line = Points.Index().Select(one => Markup.Of(
            $"{(one.Index == 0 ? "M" : "L")}{frame.X(one.Item.Day)} {scale.Y(one.Item.Value)}"));
        return Markup.Of($"<path class=\"line {Look}\" d=\"{line}\"/><g class=\"{(Points.Count > 60 ? "ghosts" : "dots")}\">{dots}</g>");
    }
}
