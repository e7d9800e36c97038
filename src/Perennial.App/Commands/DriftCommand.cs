using System.CommandLine;
using Perennial.Adapters.Yaml;
using Perennial.App.Comparison;
using Perennial.App.Report;
using Perennial.Drift.Budget;
using Perennial.Terms;

namespace Perennial.App.Commands;

/// <summary><c>drift</c>: compares two files, column by column.</summary>
internal static class DriftCommand
{
    private const string Description =
        """
        Say which columns of a file come from another distribution than those of a reference, and how far they are from it. Files are .parquet, .csv or .csv.gz; DuckDB finds the types. Numbers are compared as numbers, texts and true or false as categories, and times only when --columns names them; the share of missing values is compared too. Needs no data folder and writes nothing but the report.

        All tests of a look share one budget of false alarms. Above 1,000,000 rows columns pass by once and are kept as sketches, whose errors are stated. With --score and --label it also estimates what the score is worth in the current file, from the labels of the reference.

        Examples: perennial drift --reference march.csv --current april.csv
                  perennial drift --reference march.parquet --current april.parquet --report drift.html --json --exit-code
                  perennial drift --reference march.csv --current april.csv --score score --label late
        """;

    private static readonly Option<string> Reference = new("--reference") { Description = "The rows that are compared with.", HelpName = "FILE", Required = true };
    private static readonly Option<string> Current = new("--current") { Description = "The rows that are compared.", HelpName = "FILE", Required = true };
    private static readonly Option<string?> Columns = new("--columns") { Description = "The columns to compare. The default is all that both files have, but times.", HelpName = "A,B" };
    private static readonly Option<string?> Except = new("--except") { Description = "Columns to leave out.", HelpName = "A,B" };
    private static readonly Option<string?> Categorical = new("--categorical") { Description = "Columns of numbers that are categories.", HelpName = "A,B" };
    private static readonly Option<string?> Score = new("--score") { Description = "The column with a model's probability of yes; then --label is needed.", HelpName = "COLUMN" };
    private static readonly Option<string?> Label = new("--label") { Description = "The column with what became known: 0, 1, true or false. The reference must have it.", HelpName = "COLUMN" };
    private static readonly Option<string> FalseAlarms = new("--false-alarms") { Description = "How many false alarms to put up with, over all columns and looks.", HelpName = "\"1 per 90d\"", DefaultValueFactory = _ => DriftRequest.DefaultFalseAlarms };
    private static readonly Option<string> Look = new("--look") { Description = "How often such files are compared.", HelpName = "DURATION", DefaultValueFactory = _ => "1d" };
    private static readonly Option<string?> Report = new("--report") { Description = "Write a page with a picture of every column.", HelpName = "FILE.html" };
    private static readonly Option<bool> Exact = new("--exact") { Description = "Hold all rows, however many." };
    private static readonly Option<bool> Sketch = new("--sketch") { Description = "Keep sketches, however few rows." };
    private static readonly Option<bool> ExitStatus = new("--exit-code") { Description = "End with 10 when anything drifted, and with 0 when nothing did." };

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("drift", Description)
        {
            Reference, Current, Columns, Except, Categorical, Score, Label, FalseAlarms, Look, Report, Exact, Sketch, ExitStatus, CommandOptions.Json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(Exact) && result.GetValue(Sketch))
            {
                result.AddError("--exact and --sketch exclude each other. Give one of them.");
            }

            if (result.GetValue(Score) is null != result.GetValue(Label) is null)
            {
                result.AddError("--score and --label go together: an estimate of what a score is worth is calibrated on the reference's labels. Give both or none.");
            }
        });
        command.SetAction((parsed, _) => CommandRun.GuardedAsync(terminal, () => Run(terminal, parsed)));
        return command;
    }

    private static int Run(Terminal terminal, ParseResult parsed)
    {
        var request = Request(parsed);
        var page = ReportFile.At("--report", parsed.GetValue(Report));
        var report = DriftJob.Run(request);
        page?.Write(DriftPage.Write(report));
        if (parsed.GetValue(CommandOptions.Json))
        {
            JsonText.Write(terminal, report.View);
        }
        else
        {
            DriftText.Tell(terminal, report.View, page?.Path);
        }

        return parsed.GetValue(ExitStatus) && report.View.Dataset.Drifted ? ExitCode.Drifted : ExitCode.Done;
    }

    private static DriftRequest Request(ParseResult parsed)
    {
        var (alarms, look) = (parsed.GetValue(FalseAlarms)!, ReadLook(parsed.GetValue(Look)!));
        return new(parsed.GetValue(Reference)!, parsed.GetValue(Current)!)
        {
            Columns = List(parsed.GetValue(Columns)),
            Except = List(parsed.GetValue(Except)),
            Categorical = List(parsed.GetValue(Categorical)),
            Score = parsed.GetValue(Score),
            Label = parsed.GetValue(Label),
            Sketch = parsed.GetValue(Sketch) ? true : parsed.GetValue(Exact) ? false : null,
            FalseAlarms = alarms,
            Look = look,
            Budget = ReadBudget(alarms, look),
        };
    }

    private static string[] List(string? names) =>
        names?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static TimeSpan ReadLook(string text) => Durations.TryParse(text, out var look) && look > TimeSpan.Zero
        ? look
        : throw new FaultException($"--look is '{text}', which is no duration. Give a whole number and a unit of w, d, h, m, s, such as 1d.");

    private static FalseAlarmBudget ReadBudget(string text, TimeSpan look)
    {
        try
        {
            return FalseAlarmBudget.Parse(text, look);
        }
        catch (ArgumentException)
        {
            throw new FaultException($"--false-alarms is '{text}', with a look every {look.TotalHours:0.##} hours. Write alarms per time, such as '1 per 90d' (m, h, d or w), and no more alarms than looks.");
        }
    }
}
