using Perennial.App.Comparison;
using Perennial.App.Report.Charts;
using Perennial.App.Report.Sections;
using Perennial.Drift.Selection;

namespace Perennial.App.Report;

/// <summary>A comparison of two files as one page: it loads nothing, needs no script, and is well-formed as XML.</summary>
internal static class DriftPage
{
    /// <summary>Writes it.</summary>
    public static string Write(DriftReport report)
    {
        var view = report.View;
        return Markup.Of($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta name="color-scheme" content="light dark"/>
            <meta name="generator" content="Perennial"/>
            <title>{view.Current.File}: drift report</title>
            <style>{ReportPage.Style()}</style>
            </head>
            <body>
            <a class="skip" href="#main">To the columns</a>
            <header>
            <p class="kicker">Perennial <span>drift of</span> {view.Current.File}</p>
            <h1>{DriftWords.Headline(view)}</h1>
            <p class="lead">{DriftWords.Rule(view)}</p>
            </header>
            <main id="main">
            {Estimate(view)}{All(view)}{Pictures(report)}
            </main>
            <footer><p>Written by Perennial. This page loads nothing and needs no network.</p></footer>
            </body>
            </html>

            """).Text;
    }

    private static Markup Estimate(DriftView view) => view.Estimated is not { } estimated ? Markup.None : Figure.Section(
        "estimate", "What the score is worth", DriftWords.Estimate(estimated),
        Figure.Table("Metrics", new StoryGrid(DriftWords.MetricHeads, [.. estimated.Metrics.Select(DriftWords.Cells)])));

    private static Markup All(DriftView view)
    {
        var skipped = view.Skipped.Select(one => Markup.Of($"<p class=\"quiet\">Not compared: {one.Name} {one.Because}.</p>"));
        return Figure.Section(
            "columns", "Every column", "What moved most comes first. A distance has no p-value, and noise alone makes it larger than 0.",
            Markup.Of($"{Figure.Table("Columns", new StoryGrid(DriftWords.Heads, [.. view.Columns.Select(DriftWords.Cells)]))}{skipped}"));
    }

    private static Markup Pictures(DriftReport report)
    {
        var shapes = report.Columns.ToDictionary(column => column.Name, column => column.Comparison.Shape, StringComparer.Ordinal);
        var figures = report.View.Columns.Select((column, at) => Picture(column, shapes[column.Name], at));
        return Figure.Section(
            "shapes", "Their shapes", "Share of rows: bars are the current file, the line is the reference. Of numbers, the outermost bars hold what lies beyond.",
            Markup.Of($"<div class=\"rollouts\">{figures}</div>"));
    }

    private static Markup Picture(DriftColumnView column, IReadOnlyList<ShapeBar> shape, int at) => Markup.Of(
        $"<figure><figcaption><strong>{column.Name}</strong> <span class=\"chip {(column.Drifted ? "fail" : "pass")}\">{(column.Drifted ? "drifted" : "stable")}</span> p {DriftWords.Small(column.PValue)}</figcaption>{ShapePlot.Draw($"shape{at}", column.Name, shape)}</figure>");
}
