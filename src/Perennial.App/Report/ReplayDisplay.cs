using Perennial.Simulation;
using Spectre.Console;

namespace Perennial.App.Report;

/// <summary>How far a replay is: a bar for people, and a line now and then for a log.</summary>
internal sealed class ReplayDisplay
{
    private const int Lines = 10;

    private readonly Lock gate = new();
    private readonly IAnsiConsole console;
    private readonly ProgressTask? bar;
    private (string What, int Tenth) told;

    private ReplayDisplay(IAnsiConsole console, ProgressTask? bar) => (this.console, this.bar) = (console, bar);

    /// <summary>Shows the progress of <paramref name="work"/>.</summary>
    public static Task<T> RunAsync<T>(IAnsiConsole console, Func<ReplayDisplay, Task<T>> work)
    {
        if (!console.Profile.Out.IsTerminal)
        {
            console.Profile.Width = 200;
            return work(new ReplayDisplay(console, null));
        }

        return console.Progress().AutoClear(true)
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(context => work(new ReplayDisplay(console, context.AddTask("replay", maxValue: 1))));
    }

    /// <summary>A day is over.</summary>
    public void Day(ReplayProgress progress) =>
        Tell("replay", progress.Done, progress.Total, $"{Figures.Day(progress.Day)}  {Champion(progress.State)}{Phase(progress.State)}");

    /// <summary>A day of many models is over.</summary>
    public void Fleet(DateOnly day, int done, int total) => Tell("replay", done, total, Figures.Day(day));

    /// <summary>A version of the comparison is trained.</summary>
    public void Comparison(int done, int of) => Tell("compare", done, of, $"comparing: {done} of {of} weekly versions");

    /// <summary>Who serves, for people.</summary>
    internal static string Champion(ModelState state) => state.Registry.Champion is { } champion ? $"version {champion} serves" : "no version yet";

    private static string Phase(ModelState state) => state switch
    {
        { RollOut.Active: { Phase: not RollOut.Phase.Proposed } rollout } => $", {rollout.Doing}",
        { Train.Active: { } run } => $", {run.Doing}",
        _ => string.Empty,
    };

    private void Tell(string what, int done, int of, string text)
    {
        lock (gate)
        {
            if (bar is not null)
            {
                (bar.MaxValue, bar.Value, bar.Description) = (of, done, Spectre.Console.Markup.Escape(text));
            }
            else if (told.What != what || done * Lines / of > told.Tenth)
            {
                told = (what, done * Lines / of);
                console.WriteLine($"{100 * done / of,3} %  {text}");
            }
        }
    }
}
