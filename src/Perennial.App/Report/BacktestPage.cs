using Perennial.App.Commands;
using Perennial.App.Report.Charts;
using Perennial.App.Report.Sections;
using Perennial.Simulation.Backtest;

namespace Perennial.App.Report;

/// <summary>A backtest as one page: it loads nothing, needs no script, and is well-formed as XML.</summary>
internal static class BacktestPage
{
    /// <summary>Writes it.</summary>
    public static string Write(string name, StalenessMatrix matrix, BacktestResult result, BacktestView view) => Markup.Of($"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <meta name="generator" content="Perennial"/>
        <title>{name}: backtest</title>
        <style>{ReportPage.Style()}</style>
        </head>
        <body>
        <a class="skip" href="#main">To the policies</a>
        <header>
        <p class="kicker">Perennial <span>backtest on</span> {name}</p>
        <h1>{BacktestWords.Headline(view)}</h1>
        <p class="lead">{BacktestWords.Terms(view)} {BacktestWords.Hindsight(view)} {BacktestWords.Period(view)}</p>
        </header>
        <main id="main">
        {Policies(view)}{Pareto(result)}{Heat(matrix)}{Strips(matrix, result)}{Sweep(view)}
        </main>
        <footer><p>Written by Perennial. This page loads nothing and needs no network.</p></footer>
        </body>
        </html>

        """).Text;

    private static Markup Policies(BacktestView view) => Figure.Section(
        "policies", "Every policy", "Cost is loss, retrains and switches together, in batches of loss. The last column is over the cheapest schedule without reuse; below 1 is possible where versions come back.",
        Figure.Table("Policies", new StoryGrid(BacktestWords.Heads, [.. view.Policies.Select(BacktestWords.Cells)])));

    private static Markup Pareto(BacktestResult result) => Figure.Section(
        "pareto", "Loss against retrains", "The lower and the further left, the better; the line is what costs as much as the cheapest schedule.", ParetoPlot.Draw(result));

    private static Markup Heat(StalenessMatrix matrix) => Figure.Section(
        "matrix", "The matrix", "From top to bottom when a version was trained, from left to right the batch that it is measured on; the darker, the larger its loss. A column that is dark as a whole is a hard batch, a dark block is a world that the versions on its left do not know, and a light one behind it a world that came back.", MatrixHeat.Draw(matrix));

    private static Markup Strips(StalenessMatrix matrix, BacktestResult result) => Figure.Section(
        "schedules", "Who would have served when", "Two shades in turn; every change is a retrain, or, with a dot, a switch to a stored version.", ScheduleStrips.Draw(matrix, result));

    private static Markup Sweep(BacktestView view) => view.Sweep is not { } sweep ? Markup.None : Figure.Section(
        "sweep", "At other prices", "Money and never are over the cheapest schedule without reuse at that price.",
        Figure.Table("Prices", new StoryGrid(BacktestWords.SweepHeads, [.. sweep.Select(BacktestWords.Cells)])));
}
