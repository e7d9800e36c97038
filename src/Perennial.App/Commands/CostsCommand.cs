using System.CommandLine;
using System.Globalization;
using Spectre.Console;

namespace Perennial.App.Commands;

/// <summary><c>costs</c>: what every run cost, and what it brought.</summary>
internal static class CostsCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal) => ViewCommand.Create(
        terminal,
        "costs",
        """
        What every run cost, in money and on the machine, and what it brought: the loss that its version spared on the days it answered, held against the champion before it on the same rows.

        Examples: perennial costs
                  perennial costs --model flight-delay --json
        """,
        (_, model) => CostsView.Of(model),
        Tell);

    private static void Tell(Terminal terminal, CostsView view)
    {
        if (view.Runs.Count == 0)
        {
            terminal.Say("Nothing was trained yet.");
            return;
        }

        var table = new Table();
        Array.ForEach(["run", "began", "trigger", "version", "outcome", "rows", "cost", "CPU s", "trials", "their CPU s", "memory MiB", "brought", "days"], name => table.AddColumn(new TableColumn(name)));
        foreach (var run in view.Runs)
        {
            table.AddRow(Cells(run).Select(text => new Text(text)));
        }

        terminal.Say(table);
        view.Lines().ToList().ForEach(terminal.Say);
    }

    private static IEnumerable<string> Cells(RunCostView run) =>
    [
        run.Run.ToString(CultureInfo.InvariantCulture),
        Words.Of(run.At),
        run.Trigger,
        run.Version?.ToString(CultureInfo.InvariantCulture) ?? "none",
        run.Outcome ?? "goes on",
        run.Rows is { } rows ? Words.Text($"{rows:N0}") : "none",
        Words.Text($"{run.Cost:N2}"),
        run.CpuSeconds is { } cpu ? Words.Text($"{cpu:0.0}") : "unknown",
        run.Trials == 0 ? "none" : run.Trials.ToString(CultureInfo.InvariantCulture),
        run.TrialsCpuSeconds is { } tried ? Words.Text($"{tried:0.0}") : "none",
        run.PeakMemoryBytes is { } bytes ? Words.Text($"{bytes / 1048576.0:0}") : "unknown",
        run.Brought is { } money ? Words.Text($"{money:N2}") : "never answered",
        run.Days.ToString(CultureInfo.InvariantCulture),
    ];
}
