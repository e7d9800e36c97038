using System.CommandLine;
using System.Globalization;
using Perennial.Terms;
using Spectre.Console;

namespace Perennial.App.Commands;

/// <summary><c>dataset</c>: the versions of a model's training data.</summary>
internal static class DatasetCommand
{
    private static readonly Argument<string> Name = new("DATASET") { Description = "The beginning of its digest, or a version that was trained on it, such as v1." };
    private static readonly Argument<string> Other = new("OTHER") { Description = "Another." };
    private static readonly Option<string> To = new("--to") { Description = "The file to write, .parquet or .csv; it must not be there yet.", HelpName = "FILE", Required = true };
    private static readonly Option<bool> Judge = new("--judge") { Description = "The rows that judge, instead of those that are trained on." };

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal) => new("dataset", """
        The versions of a model's training data: every dataset is a manifest of segments, times, watermark and seed, named by its digest.

        Examples: perennial dataset list
                  perennial dataset diff v1 v4
                  perennial dataset export v4 --to rows.csv
        """)
    {
        ViewCommand.Create(terminal, "list", "Every dataset, in the order they were taken.", (_, model) => DatasetVersionView.All(model), List),
        With(ViewCommand.Create(terminal, "show", "One dataset: rows, times, features, segments, and what became of them.",
            (parsed, model) => DatasetVersionView.Find(model, parsed.GetValue(Name)!), (to, view) => view.Lines().ToList().ForEach(to.Say)), Name),
        With(ViewCommand.Create(terminal, "diff", "What differs between two datasets.", Differ, (to, lines) => (lines.Count == 0 ? ["They are the same."] : lines).ToList().ForEach(to.Say)), Name, Other),
        Export(terminal),
    };

    private static Command With(Command command, params Argument[] arguments)
    {
        Array.ForEach(arguments, command.Arguments.Add);
        return command;
    }

    private static IReadOnlyList<string> Differ(ParseResult parsed, ChosenModel model) =>
        [.. DatasetVersionView.Find(model, parsed.GetValue(Name)!).DifferencesTo(DatasetVersionView.Find(model, parsed.GetValue(Other)!))];

    private static Command Export(Terminal terminal)
    {
        var command = new Command("export", "Write the rows of a dataset to a file, as a trainer gets them: features, label, and weight where rows weigh.") { Name, To, Judge, CommandOptions.Model };
        command.SetAction((parsed, _) => CommandRun.GuardedAsync(terminal, () =>
        {
            using var model = ChosenModel.Open(parsed);
            var (file, view) = (parsed.GetValue(To)!, DatasetVersionView.Find(model, parsed.GetValue(Name)!));
            if (File.Exists(file))
            {
                throw new FaultException($"'{file}' is there already. Name a file that is not.");
            }

            var rows = new DatasetExport(model, view.Run).Write(file, parsed.GetValue(Judge));
            terminal.Say(Words.Text($"Wrote {rows:N0} rows to '{file}'."));
            return ExitCode.Done;
        }));
        return command;
    }

    private static void List(Terminal terminal, IReadOnlyList<DatasetVersionView> all)
    {
        if (all.Count == 0)
        {
            terminal.Say("No run has taken a dataset yet.");
            return;
        }

        var table = new Table();
        Array.ForEach(["dataset", "run", "versions", "rows", "trained on", "judged by", "recipe", "state"], name => table.AddColumn(new TableColumn(name)));
        foreach (var one in all)
        {
            table.AddRow(Cells(one).Select(text => new Text(text)));
        }

        terminal.Say(table);
    }

    private static IEnumerable<string> Cells(DatasetVersionView one) =>
    [
        new Digest(one.Digest).Abbreviated,
        one.Run.ToString(CultureInfo.InvariantCulture),
        string.Join(", ", one.Versions),
        Words.Text($"{one.Rows:N0}"),
        Words.Text($"{one.From:yyyy-MM-dd} to {one.TrainTo:yyyy-MM-dd}"),
        Words.Text($"{one.JudgeFrom:yyyy-MM-dd} to {one.JudgeTo:yyyy-MM-dd}"),
        one.Recipe,
        one.Ended.Count == 0 ? "whole" : "not whole",
    ];
}
