using System.CommandLine;
using Perennial.Evaluate;
using Spectre.Console;

namespace Perennial.App.Commands;

/// <summary><c>evaluate</c>: the gates on demand.</summary>
internal static class EvaluateCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var model = new Argument<string>("MODEL") { Description = "The model." };
        var challenger = new Option<int>("--challenger") { Description = "The version that is judged.", HelpName = "VERSION", Required = true };
        var champion = new Option<int?>("--champion") { Description = "The version it is compared with. The champion, if left out.", HelpName = "VERSION" };
        var from = CommandOptions.To("The first day. The first that neither was trained on, if left out.");
        from = new Option<DateOnly?>("--from") { Description = from.Description, HelpName = from.HelpName, CustomParser = from.CustomParser };
        var to = CommandOptions.To("The last day. The newest whose labels are known, if left out.");
        var command = new Command("evaluate", """
            Judge one version against another by the gates of the model's file, on the newest labelled rows that neither was trained on. Nothing is changed and nothing is recorded. Latency and memory are measured only when a new version is judged.

            Example: perennial evaluate flight-delay --challenger 4 --champion 3 --json
            """)
        {
            model, challenger, champion, from, to, CommandOptions.Json,
        };
        command.SetAction((parsed, _) => CommandRun.GuardedAsync(terminal, () =>
        {
            using var chosen = ChosenModel.Open(parsed, parsed.GetValue(model));
            var view = EvaluateView.Of(chosen, parsed.GetValue(challenger), parsed.GetValue(champion), parsed.GetValue(from), parsed.GetValue(to));
            if (parsed.GetValue(CommandOptions.Json))
            {
                JsonText.Write(terminal, view);
            }
            else
            {
                Tell(terminal, view);
            }

            return ExitCode.Done;
        }));
        return command;
    }

    private static void Tell(Terminal terminal, EvaluateView view)
    {
        terminal.Say($"Version {view.Challenger} of '{view.Model}' against version {view.Champion}, {Words.Of(view.From)} to {Words.Of(view.To)} UTC: {(view.Refused is { } gate ? $"the {gate} gate stops it" : "it passes")}.");
        foreach (var verdict in view.Verdicts)
        {
            terminal.Say(string.Empty);
            terminal.Say($"{verdict.Gate}: {Words.Of(verdict.Outcome)}: {verdict.Because}.");
            if (verdict.Compared is { Count: > 0 } compared)
            {
                terminal.Say(Of(compared));
            }
        }
    }

    private static Table Of(IReadOnlyList<ComparedFigure> compared)
    {
        var table = new Table();
        foreach (var name in CardFigures.Names)
        {
            table.AddColumn(new TableColumn(new Text(name)));
        }

        foreach (var one in compared)
        {
            table.AddRow(CardFigures.Of(one).Select(cell => new Text(cell)));
        }

        return table;
    }
}
