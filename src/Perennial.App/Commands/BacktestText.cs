using Spectre.Console;

namespace Perennial.App.Commands;

/// <summary>A backtest, for people.</summary>
internal static class BacktestText
{
    public static void Tell(Terminal terminal, BacktestView view, string? page)
    {
        terminal.Say(BacktestWords.Headline(view));
        terminal.Say(BacktestWords.Terms(view));
        terminal.Say(BacktestWords.Hindsight(view));
        terminal.Say(BacktestWords.Period(view));
        terminal.Say(Rows(BacktestWords.Heads, view.Policies.Select(BacktestWords.Cells)));
        if (view.Sweep is { } sweep)
        {
            terminal.Say("At other prices (money and never over the cheapest schedule without reuse):");
            terminal.Say(Rows(BacktestWords.SweepHeads, sweep.Select(BacktestWords.Cells)));
        }

        if (page is not null)
        {
            terminal.Say($"Report: {page}");
        }
    }

    private static Table Rows(IEnumerable<string> heads, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new Table().AddColumns([.. heads]);
        foreach (var row in rows)
        {
            table.AddRow(row.Select(cell => new Text(cell)));
        }

        return table;
    }
}
