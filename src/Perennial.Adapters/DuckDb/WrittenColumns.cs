using Perennial.Log;
using Perennial.Terms;

namespace Perennial.Adapters.DuckDb;

/// <summary>The columns of rows that were just written, as reading their segment would give them: what is new is asked for next.</summary>
internal static class WrittenColumns
{
    /// <summary>Every column that a window or a join asks for; none where the rows are not by sequence, as a file's are.</summary>
    public static IEnumerable<SegmentColumn> Of(RowKind kind, IReadOnlyList<FeatureDeclaration> features, IReadOnlyList<StoredRow> rows)
    {
        if (!rows.Zip(rows.Skip(1)).All(pair => pair.First.Sequence < pair.Second.Sequence))
        {
            return [];
        }

        IEnumerable<SegmentColumn> joined =
        [
            Column(SegmentColumn.Sequences, rows, row => row.Sequence),
            Column(SegmentColumn.Ids, rows, row => IdKey.Of(row.Row.Id)),
        ];
        return kind switch
        {
            RowKind.Label => joined.Append(Column(SegmentColumn.Numbers(WindowColumns.Label), rows, row => row.Row.Score)),
            RowKind.Shadow => [.. joined, .. Answers(rows), .. Features(features, rows)],
            _ =>
            [
                .. joined, .. Answers(rows), .. Features(features, rows),
                Column(SegmentColumn.Occurred, rows, row => Micros(row.Row.OccurredAt)),
                Column(SegmentColumn.Texts(WindowColumns.Entity), rows, row => row.Row.Entity),
            ],
        };
    }

    private static IEnumerable<SegmentColumn> Answers(IReadOnlyList<StoredRow> rows) =>
    [
        Column(SegmentColumn.Numbers(WindowColumns.Version), rows, row => row.Row.Version ?? double.NaN),
        Column(SegmentColumn.Numbers(WindowColumns.Score), rows, row => row.Row.Score),
    ];

    private static IEnumerable<SegmentColumn> Features(IReadOnlyList<FeatureDeclaration> features, IReadOnlyList<StoredRow> rows) =>
        features.Select((feature, at) => feature.Type == FeatureType.Numeric
            ? Column(SegmentColumn.Numbers(feature.Name), rows, row => row.Row.Features[at] as double? ?? double.NaN)
            : Column(SegmentColumn.Texts(feature.Name), rows, row => row.Row.Features[at] as string));

    private static SegmentColumn Column<T>(string name, IReadOnlyList<StoredRow> rows, Func<StoredRow, T> cell)
    {
        T[] cells = new T[rows.Count];
        for (int row = 0; row < cells.Length; row++)
        {
            cells[row] = cell(rows[row]);
        }

        return new(name, cells);
    }

    private static long Micros(DateTimeOffset instant) => (Sql.Stored(instant).Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
}
