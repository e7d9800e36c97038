using DuckDB.NET.Data;
using Perennial.Log;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.DuckDb;

/// <summary>
/// Columns of segments, read once and kept while there is room: segments never change, and windows overlap. Safe for threads.
/// </summary>
internal sealed class SegmentColumns(IBlobStore blobs, DuckDbSession session, long limitBytes)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(Digest Segment, string Column), Kept> _kept = [];
    private long _keptBytes;
    private long _clock;

    public IReadOnlyList<long[]> Sequences(IReadOnlyList<Segment> segments) =>
        Get(segments, SegmentColumn.Sequences, "_sequence BIGINT", "_sequence", row => row.GetInt64(0));

    /// <summary>Microseconds since 1970.</summary>
    public IReadOnlyList<long[]> Occurred(IReadOnlyList<Segment> segments) =>
        Get(segments, SegmentColumn.Occurred, "_occurred TIMESTAMP", "epoch_us(_occurred)", row => row.GetInt64(0));

    /// <summary>What stands for ids when rows are joined.</summary>
    public IReadOnlyList<IdKey[]> Ids(IReadOnlyList<Segment> segments) =>
        Get(segments, SegmentColumn.Ids, "_id VARCHAR", "_id", row => IdKey.Of(row.GetString(0)));

    /// <summary>NaN where missing, not yet recorded, or no number.</summary>
    public IReadOnlyList<double[]> Numbers(IReadOnlyList<Segment> segments, string column)
    {
        string name = Sql.Name(column);
        return Get(
            segments, SegmentColumn.Numbers(column), $"{name} DOUBLE", $"coalesce(TRY_CAST({name} AS DOUBLE), 'nan')", row => row.GetDouble(0));
    }

    /// <summary>Null where missing or not yet recorded. What is said often is kept once.</summary>
    public IReadOnlyList<string?[]> Texts(IReadOnlyList<Segment> segments, string column)
    {
        Dictionary<string, string> said = new(StringComparer.Ordinal);
        return Get(segments, SegmentColumn.Texts(column), $"{Sql.Name(column)} VARCHAR", $"{Sql.Name(column)}::VARCHAR", row =>
            row.IsDBNull(0) ? null : Once(said, row.GetString(0)));
    }

    /// <summary>Takes in the columns of a segment that was just written.</summary>
    public void Keep(Digest segment, IEnumerable<SegmentColumn> columns)
    {
        lock (_gate)
        {
            _clock++;
            foreach (SegmentColumn column in columns)
            {
                Add(segment, column);
            }

            Trim();
        }
    }

    private static string Once(Dictionary<string, string> said, string text)
    {
        const int few = 1_000;
        return said.TryGetValue(text, out string? before) ? before : said.Count < few ? said[text] = text : text;
    }

    private List<T[]> Get<T>(
        IReadOnlyList<Segment> segments, string column, string declared, string expression, Func<DuckDBDataReader, T> cell)
    {
        lock (_gate)
        {
            _clock++;
            Segment[] absent = [.. segments.Where(segment => !_kept.ContainsKey((segment.Digest, column)))];
            if (absent.Length > 0)
            {
                Load(absent, column, Source(absent, declared), expression, cell);
            }

            List<T[]> columns = [.. segments.Select(segment => (T[])Use((segment.Digest, column)))];
            Trim();
            return columns;
        }
    }

    private Array Use((Digest Segment, string Column) key)
    {
        Kept kept = _kept[key];
        kept.UsedAt = _clock;
        return kept.Column.Cells;
    }

    /// <summary>One query for all files: their rows come in the order of the list.</summary>
    private void Load<T>(Segment[] segments, string column, string source, string expression, Func<DuckDBDataReader, T> cell)
    {
        using DuckDbLink link = session.Open("read segments of the log");
        SegmentCells<T> cells = new(segments);
        link.Read($"SELECT {expression} FROM ({source})", row => cells.Add(cell(row)));
        foreach ((Segment segment, T[] loaded) in cells.Complete())
        {
            Add(segment.Digest, new(column, loaded));
        }
    }

    private void Add(Digest segment, SegmentColumn column)
    {
        if (_kept.TryAdd((segment, column.Name), new(column) { UsedAt = _clock }))
        {
            _keptBytes += column.Bytes;
        }
    }

    private string Source(Segment[] segments, string declared) =>
        SegmentFile.Source(segments.Select(segment => blobs.Open(ParquetSegmentStore.Kind, segment.Digest)), [declared]);

    /// <summary>Lets go what was used longest ago, down to three quarters of the limit.</summary>
    private void Trim()
    {
        if (_keptBytes <= limitBytes)
        {
            return;
        }

        foreach ((var key, Kept kept) in _kept.OrderBy(entry => entry.Value.UsedAt).ToList())
        {
            if (_keptBytes > limitBytes / 4 * 3)
            {
                _kept.Remove(key);
                _keptBytes -= kept.Column.Bytes;
            }
        }
    }

    private sealed class Kept(SegmentColumn column)
    {
        public SegmentColumn Column => column;

        public long UsedAt { get; set; }
    }
}
