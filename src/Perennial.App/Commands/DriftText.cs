using Perennial.App.Comparison;
using Spectre.Console;

namespace Perennial.App.Commands;

/// <summary>A comparison of two files, for people.</summary>
internal static class DriftText
{
    /// <summary>Tells it.</summary>
    public static void Tell(Terminal terminal, DriftView view, string? page)
    {
        terminal.Say(DriftWords.Headline(view));
        terminal.Say(DriftWords.Rule(view));
        terminal.Say(Columns(view));
        foreach (var skipped in view.Skipped)
        {
            terminal.Say($"Not compared: '{skipped.Name}' {skipped.Because}.");
        }

        if (view.Estimated is { } estimated)
        {
            terminal.Say(DriftWords.Estimate(estimated));
            terminal.Say(Metrics(estimated));
        }

        if (page is not null)
        {
            terminal.Say($"Report: {page}");
        }
    }

    private static Table Columns(DriftView view) => Rows(DriftWords.Heads, view.Columns.Select(DriftWords.Cells));

    private static Table Metrics(EstimatedView estimated) => Rows(DriftWords.MetricHeads, estimated.Metrics.Select(DriftWords.Cells));

    private static Table Rows(IEnumerable<string> heads, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new Table();
        foreach (var head in heads)
        {
            table.AddColumn(new TableColumn(head));
        }

        foreach (var row in rows)
        {
            table.AddRow(row.Select(cell => new Text(cell)));
        }

        return table;
    }
}
