using System.Globalization;
using Perennial.App.Commands;
using Perennial.App.Report;

namespace Perennial.App.Comparison;

/// <summary>A comparison in words and cells: the same in the table and on the page.</summary>
internal static class DriftWords
{
    /// <summary>Over the columns.</summary>
    public static IReadOnlyList<string> Heads { get; } =
        ["column", "type", "drifted", "p", "Jensen-Shannon", "stability index", "moved (sd)", "missing", "test", "statistic"];

    /// <summary>Over the metrics.</summary>
    public static IReadOnlyList<string> MetricHeads { get; } = ["metric", "reference", "estimated", "by chance", "realised"];

    /// <summary>What came out, in a sentence.</summary>
    public static string Headline(DriftView view)
    {
        var names = string.Join(", ", view.Columns.Where(column => column.Drifted).Select(column => column.Name));
        return view.Dataset.Drifted
            ? Words.Text($"{view.Dataset.DriftedColumns:N0} of {view.Dataset.Columns:N0} columns drifted: {names}.")
            : Words.Text($"None of {view.Dataset.Columns:N0} columns drifted.");
    }

    /// <summary>What was compared, and by which threshold.</summary>
    public static string Rule(DriftView view)
    {
        var threshold = view.Columns[0].Threshold;
        var held = view.Sketched ? " Columns were sketched: +- is how far a figure may be from that of all rows." : string.Empty;
        return Words.Text($"'{view.Current.File}' ({view.Current.Rows:N0} rows) beside '{view.Reference.File}' ({view.Reference.Rows:N0} rows). {view.FalseAlarms.Budget} false alarms, a look every {Figures.Delay(view.FalseAlarms.Look)}: a test alarms at p {Small(threshold)} or less ({view.Dataset.Tests:N0} tests together by Holm, p {Small(view.Dataset.PValue)}).{held}");
    }

    /// <summary>A column.</summary>
    public static IReadOnlyList<string> Cells(DriftColumnView column) =>
    [
        column.Name,
        column.Type,
        !column.Drifted ? "no" : column.PValue <= column.Threshold ? "yes" : "missing share",
        Small(column.PValue),
        Off(column.Distances.JensenShannon, column.Errors?.JensenShannon),
        Off(column.Distances.PopulationStability, column.Errors?.PopulationStability),
        Off(column.Distances.NormalizedWasserstein, column.Errors?.NormalizedWasserstein),
        column.Missing is { } missing ? $"{Figures.FineShare(missing.Reference)} -> {Figures.FineShare(missing.Current)}{(missing.Drifted ? " !" : string.Empty)}" : "none",
        Words.Of(column.Test),
        Off(column.Statistic, column.StatisticError > 0 ? column.StatisticError : null),
    ];

    /// <summary>What a score is worth, in a sentence.</summary>
    public static string Estimate(EstimatedView estimated) => Words.Text(
        $"Score '{estimated.Score}' in the current file, estimated {How(estimated)} from {estimated.ReferenceRows:N0} labelled rows of the reference for {estimated.CurrentRows:N0} rows; {estimated.LabelledRows:N0} of these have labels. A change of how labels follow from columns is not seen by any estimate.");

    /// <summary>A metric.</summary>
    public static IReadOnlyList<string> Cells(EstimatedMetric metric) =>
    [
        metric.Name, Number(metric.Reference), Number(metric.Estimated), metric.StandardError is { } error ? $"+- {Number(3 * error)}" : "–", Number(metric.Realised),
    ];

    /// <summary>A p-value.</summary>
    public static string Small(double p) => p switch
    {
        0 => "< 1e-300",
        < 0.0001 => p.ToString("0.0e-0", CultureInfo.InvariantCulture),
        _ => p.ToString("0.0000", CultureInfo.InvariantCulture),
    };

    private static string How(EstimatedView estimated) => estimated.EffectiveRows is { } rows ? Words.Text($"under shift (the reference is worth {rows:N0} rows like these)") : "by CBPE";

    private static string Off(double? value, double? error) => error is > 0 ? $"{Number(value)} +- {Number(error)}" : Number(value);

    private static string Number(double? value) => value is not { } number ? "–"
        : Math.Abs(number) >= 1000 ? number.ToString("N0", CultureInfo.InvariantCulture)
        : number.ToString("0.0000", CultureInfo.InvariantCulture);
}
