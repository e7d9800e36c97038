using System.CommandLine;
using Perennial.App.Report;
using Perennial.Simulation.Backtest;

namespace Perennial.App.Commands;

/// <summary><c>backtest</c>: what each policy would have cost on a history.</summary>
internal static class BacktestCommand
{
    private const string Description =
        """
        Say what each policy of retraining would have cost on a history, how far it is from the cheapest schedule in hindsight, and which to take. The history is a staleness matrix: a CSV file without header, a line for every batch that a version was trained up to, a cell for its mean loss on every batch, nan where there is none. NAME.json beside NAME.csv may hold {"batch": rows, "window": batches}. Needs no data folder and writes nothing but the report.

        Alpha is what a retrain costs, in batches of loss: its money over that of one unit of loss in one batch. A switch to a stored version costs a twentieth of a retrain. The first full window's version starts.

        Examples: perennial backtest --matrix matrix.csv --alpha 0.5
                  perennial backtest --matrix matrix.csv --alpha 0.5 --delay 5 --training 2 --sweep --report backtest.html --json
        """;

    private static readonly double[] OtherPrices = [0.1, 0.3, 1, 3, 10];

    private static readonly Option<string> Matrix = new("--matrix") { Description = "The staleness matrix.", HelpName = "FILE.csv", Required = true };
    private static readonly Option<double> Alpha = new("--alpha") { Description = "What a retrain costs, in batches of loss.", HelpName = "A", Required = true };
    private static readonly Option<long?> Rows = new("--rows") { Description = "Labelled rows in a batch. The default is what stands beside the matrix, else 100.", HelpName = "N" };
    private static readonly Option<int?> Window = new("--window") { Description = "Batches that a version is trained on. The default is what stands beside the matrix, else what its first line with cells tells.", HelpName = "N" };
    private static readonly Option<int> Delay = new("--delay") { Description = "Batches until a batch is labelled.", HelpName = "N" };
    private static readonly Option<int> Training = new("--training") { Description = "Batches that a training takes.", HelpName = "N" };
    private static readonly Option<bool> Horizon = new("--horizon") { Description = "Tell the policies when the history ends, as the planned end of a model's life would be." };
    private static readonly Option<bool> Sweep = new("--sweep") { Description = "Also at a tenth, three tenths, three and ten times the price." };
    private static readonly Option<string?> Report = new("--report") { Description = "Write a page with pictures.", HelpName = "FILE.html" };

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("backtest", Description) { Matrix, Alpha, Rows, Window, Delay, Training, Horizon, Sweep, Report, CommandOptions.Json };
        command.SetAction((parsed, _) => CommandRun.GuardedAsync(terminal, () => Run(terminal, parsed)));
        return command;
    }

    private static int Run(Terminal terminal, ParseResult parsed)
    {
        var matrix = MatrixFile.Read(parsed.GetValue(Matrix)!, parsed.GetValue(Rows), parsed.GetValue(Window));
        var page = ReportFile.At("--report", parsed.GetValue(Report));
        var terms = new BacktestTerms
        {
            Alpha = parsed.GetValue(Alpha),
            LabelDelay = parsed.GetValue(Delay),
            TrainingBatches = parsed.GetValue(Training),
            HorizonTold = parsed.GetValue(Horizon),
        };
        var result = BacktestResult.Of(matrix, terms);
        var sweep = parsed.GetValue(Sweep)
            ? OtherPrices.Select(times => times == 1 ? result : BacktestResult.Of(matrix, terms with { Alpha = times * terms.Alpha })).ToList()
            : null;
        var view = BacktestView.Of(matrix, result, sweep);
        page?.Write(BacktestPage.Write(Path.GetFileName(parsed.GetValue(Matrix)!), matrix, result, view));
        if (parsed.GetValue(CommandOptions.Json))
        {
            JsonText.Write(terminal, view);
        }
        else
        {
            BacktestText.Tell(terminal, view, page?.Path);
        }

        return ExitCode.Done;
    }
}
