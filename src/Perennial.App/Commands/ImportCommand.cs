using System.CommandLine;
using Perennial.Adapters.DuckDb;
using Perennial.Adapters.Yaml;
using Perennial.Log;
using Perennial.Terms;
using Spectre.Console;

namespace Perennial.App.Commands;

/// <summary><c>import</c>: brings predictions and labels that were made elsewhere into the log.</summary>
internal static class ImportCommand
{
    private const string Description =
        """
        Bring predictions and labels that were made elsewhere into a model's log: .parquet, .csv, .csv.gz, .ndjson or .ndjson.gz, with the columns that the model's file names. A file is checked as a whole before anything is written; importing it again changes nothing.

        Predictions have time, id, entity, features, and their answer in the column 'score', of several classes in 'score_CLASS' each. They arrived when they occurred. Labels have an id and the label; when they arrived is said by --arrived-at COLUMN, or taken to be so long after their time by --assume-delay. With --labels both come in one pass, in the order in which they arrived: the way to bring in a past. Rows of days that are sealed already arrive now, and restate what was measured.

        Examples: perennial import flight-delay predictions.ndjson --what predictions --labels labels.csv --assume-delay 1d
                  perennial import flight-delay labels.csv --what labels --arrived-at known_at
        """;

    private static readonly Argument<string> Model = new("MODEL") { Description = "The model." };
    private static readonly Argument<string> File = new("FILE") { Description = "Predictions or labels." };
    private static readonly Option<string> What = new("--what") { Description = "What the file holds.", Required = true, HelpName = "predictions|labels" };
    private static readonly Option<string?> Labels = new("--labels") { Description = "Their labels, in a file of their own; then --arrived-at and --assume-delay speak of it.", HelpName = "FILE" };
    private static readonly Option<string> Score = new("--score-column") { Description = "The column with the answer.", HelpName = "NAME", DefaultValueFactory = _ => "score" };
    private static readonly Option<string?> VersionColumn = new("--version-column") { Description = "The column with the version that answered: its number or the name it was registered under.", HelpName = "NAME" };
    private static readonly Option<int?> Version = new("--version") { Description = "The version that answered every row. The default is the champion.", HelpName = "N" };
    private static readonly Option<string?> ArrivedAt = new("--arrived-at") { Description = "The column that says when a row arrived.", HelpName = "COLUMN" };
    private static readonly Option<string?> Delay = new("--assume-delay") { Description = "How long after its time a row is taken to have arrived, such as 30d.", HelpName = "DURATION" };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Check the files, say what they hold, and write nothing." };
    private static readonly Option<bool> Play = new("--play") { Description = "Take turns after every day of arrival, as they would have been taken then; only before anything was logged." };

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("import", Description)
        {
            Model, File, What, Labels, Score, VersionColumn, Version, ArrivedAt, Delay, DryRun, Play, CommandOptions.Json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(What) is { } what and not ("predictions" or "labels"))
            {
                result.AddError($"--what is '{what}'. Allowed: predictions, labels.");
            }
        });
        command.SetAction((parsed, cancellationToken) => CommandRun.GuardedAsync(terminal, async () =>
        {
            var job = new ImportJob(
                ExistingFolder.Of(parsed), parsed.GetValue(Model)!, Files(parsed), parsed.GetValue(DryRun), parsed.GetValue(Play), TimeProvider.System);
            Tell(terminal, await WatchedAsync(terminal, tell => job.RunAsync(tell, cancellationToken)), parsed.GetValue(CommandOptions.Json));
            return ExitCode.Done;
        }));
        return command;
    }

    private static IReadOnlyList<ImportFile> Files(ParseResult parsed)
    {
        var (arrived, delay) = (parsed.GetValue(ArrivedAt), ReadDelay(parsed.GetValue(Delay)));
        var (file, labels) = (parsed.GetValue(File)!, parsed.GetValue(Labels));
        if (arrived is not null && delay is not null)
        {
            throw new FaultException("--arrived-at and --assume-delay both say when rows arrived. Give one of them.");
        }

        return (parsed.GetValue(What), labels) switch
        {
            ("labels", null) => [OfLabels(file, arrived, delay)],
            ("labels", _) => throw new FaultException("--labels goes with --what predictions: it names their labels. Give one file of labels."),
            (_, null) => [Predictions(parsed, file, arrived, arrived is null ? delay ?? TimeSpan.Zero : null)],
            (_, { } other) => [Predictions(parsed, file, null, TimeSpan.Zero), OfLabels(other, arrived, delay)],
        };
    }

    private static ImportFile OfLabels(string file, string? arrived, TimeSpan? delay) => arrived is null && delay is null
        ? throw new FaultException($"Labels '{file}': nothing says when they arrived, so nobody could tell what was known when. Name the column that says it with --arrived-at COLUMN, or say how long after its prediction a label comes with --assume-delay 30d.")
        : new ImportFile(RowKind.Label, file, arrived, delay);

    private static ImportFile Predictions(ParseResult parsed, string file, string? arrived, TimeSpan? delay) => new(RowKind.Prediction, file, arrived, delay)
    {
        ScoreColumn = parsed.GetValue(Score)!,
        VersionColumn = parsed.GetValue(VersionColumn),
        Version = parsed.GetValue(Version),
    };

    private static TimeSpan? ReadDelay(string? text) => text is null ? null
        : Durations.TryParse(text, out var delay) && delay >= TimeSpan.Zero ? delay
        : throw new FaultException($"--assume-delay is '{text}', which is no duration. Give a whole number and a unit of w, d, h, m, s, such as 30d.");

    private static Task<ImportView> WatchedAsync(Terminal terminal, Func<Action<string>, Task<ImportView>> import) => terminal.Error.Profile.Out.IsTerminal
        ? terminal.Error.Status().StartAsync("reading", context => import(what => context.Status(Markup.Escape(what))))
        : import(_ => { });

    private static void Tell(Terminal terminal, ImportView view, bool json)
    {
        if (json)
        {
            JsonText.Write(terminal, view);
            return;
        }

        foreach (var line in view.Lines())
        {
            terminal.Say(line);
        }
    }
}
