using Perennial.Adapters.DuckDb;
using Perennial.Drift.Selection;
using Perennial.Terms;

namespace Perennial.App.Comparison;

/// <summary>Compares two files.</summary>
internal static class DriftJob
{
    /// <summary>Rows of a file above which its columns are sketched, unless something else is asked for.</summary>
    public const long MostHeldRows = 1_000_000;

    /// <summary>Compares them.</summary>
    /// <exception cref="FaultException">They cannot be compared: names file, column and remedy.</exception>
    public static DriftReport Run(DriftRequest request)
    {
        using var session = new DuckDbSession(new DuckDbOptions());
        using var reference = TableFile.Open(session, request.Reference);
        using var current = TableFile.Open(session, request.Current);
        var (rows, currentRows) = (Rows(reference), Rows(current));
        var pairs = ColumnPairs.Of(reference, current, request);
        var scored = ScoredColumns.Of(reference, current, pairs.Compared, request);
        var isSketched = request.Sketch ?? Math.Max(rows, currentRows) > MostHeldRows;
        IReadOnlyList<ColumnComparison> compared;
        if (isSketched)
        {
            compared = SketchedColumns.Compare(reference, current, pairs.Compared);
        }
        else
        {
            reference.Hold([.. pairs.Compared.Select(pair => pair.First).Union(scored?.First ?? [])]);
            current.Hold([.. pairs.Compared.Select(pair => pair.Second).Union(scored?.Second ?? [])]);
            compared = HeldColumns.Compare((reference, rows), (current, currentRows), pairs.Compared);
        }

        var alarms = ColumnAlarms.Of([.. compared.Select(column => column.PValues.ToList())], request.Budget);
        var estimated = scored is null ? null : PerformanceEstimate.Of((reference, rows), (current, currentRows), scored);
        var view = DriftView.Of(request, (rows, currentRows), isSketched, pairs, compared, alarms, estimated);
        return new(view, [.. pairs.Compared.Zip(compared, (pair, comparison) => (pair.Name, comparison))]);
    }

    private static long Rows(TableFile file) => file.CountRows() is > 0 and var rows
        ? rows
        : throw new FaultException($"File '{file.File}' has columns and no row. Give a file that holds rows.");
}
