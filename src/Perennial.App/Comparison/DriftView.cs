using Perennial.Drift.Selection;

namespace Perennial.App.Comparison;

/// <summary>How the current file differs from the reference.</summary>
/// <param name="Reference">The reference.</param>
/// <param name="Current">The current file.</param>
/// <param name="Sketched">Whether columns were sketched, so that figures have errors.</param>
/// <param name="FalseAlarms">The budget that thresholds follow from.</param>
/// <param name="Dataset">All columns together.</param>
/// <param name="Columns">Every column, what moved most first.</param>
/// <param name="Skipped">Columns that were not compared, and why.</param>
/// <param name="Estimated">What a model's score is worth in the current file; null without a score.</param>
internal sealed record DriftView(
    ComparedFileView Reference,
    ComparedFileView Current,
    bool Sketched,
    FalseAlarmsView FalseAlarms,
    DatasetView Dataset,
    IReadOnlyList<DriftColumnView> Columns,
    IReadOnlyList<SkippedColumn> Skipped,
    EstimatedView? Estimated)
{
    /// <summary>The view of a comparison.</summary>
    public static DriftView Of(
        DriftRequest request,
        (long Reference, long Current) rows,
        bool isSketched,
        ColumnPairs pairs,
        IReadOnlyList<ColumnComparison> compared,
        ColumnAlarms alarms,
        EstimatedView? estimated) => new(
            new(request.Reference, rows.Reference),
            new(request.Current, rows.Current),
            isSketched,
            new(request.FalseAlarms, request.Look, request.Budget.PerLook),
            new(alarms.Drifted.Contains(true), "holm", alarms.PValue, alarms.Tests, compared.Count, alarms.Drifted.Count(one => one)),
            [.. pairs.Compared.Zip(compared, (pair, one) => DriftColumnView.Of(pair, one, alarms.Threshold)).OrderByDescending(one => one.Drifted).ThenByDescending(Moved)],
            pairs.Skipped,
            estimated);

    /// <summary>One measure for numbers and categories alike: the Jensen-Shannon distance, or how much more is missing.</summary>
    private static double Moved(DriftColumnView column) => Math.Max(
        column.Distances.JensenShannon ?? 0, column.Missing is { } missing ? Math.Abs(missing.Current - missing.Reference) : 0);
}
