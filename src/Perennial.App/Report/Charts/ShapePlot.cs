using System.Globalization;
using Perennial.Drift.Selection;

namespace Perennial.App.Report.Charts;

/// <summary>A column in two files: bars for the current one, a stepped line for the reference.</summary>
internal static class ShapePlot
{
    private const double Width = 330;
    private const double Height = 176;
    private const double Left = 44;
    private const double Right = Width - 8;
    private const double Top = 12;
    private const double Bottom = 140;
    private const int MostLetters = 9;

    /// <summary>Draws it.</summary>
    /// <param name="id">Unique on the page.</param>
    /// <param name="name">The column.</param>
    /// <param name="bars">Its bars, at least one.</param>
    public static Markup Draw(string id, string name, IReadOnlyList<ShapeBar> bars)
    {
        var scale = Scale.Over([0, .. bars.SelectMany(bar => new[] { bar.FirstRatio, bar.SecondRatio })], Top, Bottom);
        var step = (Right - Left) / bars.Count;
        var grid = scale.Ticks.Select(tick => Markup.Of($"<line class=\"{(tick == 0 ? "zero" : "grid")}\" x1=\"{Left}\" x2=\"{Right}\" y1=\"{scale.Y(tick)}\" y2=\"{scale.Y(tick)}\"/><text class=\"axis\" x=\"{Left - 6}\" y=\"{scale.Y(tick) + 4}\" text-anchor=\"end\">{Figures.Share(tick)}</text>"));
        var boxes = bars.Select((bar, at) => Markup.Of($"<rect class=\"bar perennial\" x=\"{Left + (at * step) + 1}\" y=\"{scale.Y(bar.SecondRatio)}\" width=\"{Math.Max(0.5, step - 2)}\" height=\"{Bottom - scale.Y(bar.SecondRatio)}\"><title>{Title(bar)}</title></rect>"));
        var line = bars.Select((bar, at) => Markup.Of($"{(at == 0 ? "M" : "L")}{Left + (at * step)} {scale.Y(bar.FirstRatio)}H{Left + ((at + 1) * step)}"));
        return Markup.Of($"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-labelledby=\"{id}-title {id}-text\"><title id=\"{id}-title\">{name}: share of rows in both files</title><desc id=\"{id}-text\">{string.Join("; ", bars.Select(Title))}</desc>{grid}{boxes}<path class=\"line never\" d=\"{line}\"/>{Names(bars, step)}</svg>");
    }

    private static IEnumerable<Markup> Names(IReadOnlyList<ShapeBar> bars, double step)
    {
        var every = bars[0].From is null ? Math.Max(1, (bars.Count + 5) / 6) : Math.Max(1, bars.Count / 4);
        return bars.Index().Where(one => one.Index % every == 0).Select(one => Markup.Of(
            $"<text class=\"axis\" x=\"{Left + (step * (one.Item.From is null ? one.Index + 0.5 : one.Index))}\" y=\"{Bottom + 18}\" text-anchor=\"middle\">{Cut(Name(one.Item))}</text>"));
    }

    private static string Name(ShapeBar bar) => bar.From is { } from ? Number(from) : bar.Name ?? "others";

    private static string Cut(string name) => name.Length <= MostLetters ? name : name[..(MostLetters - 1)] + "…";

    private static string Title(ShapeBar bar)
    {
        var where = bar is { From: { } from, To: { } to } ? $"{Number(from)} to {Number(to)}" : Name(bar);
        return $"{where}: {Figures.FineShare(bar.SecondRatio)}, was {Figures.FineShare(bar.FirstRatio)}";
    }

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture) is { Length: <= MostLetters } plain
        ? plain
        : value.ToString("0.##e0", CultureInfo.InvariantCulture);
}
