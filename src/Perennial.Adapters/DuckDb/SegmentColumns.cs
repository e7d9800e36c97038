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
    private const int NumberBytes = 8;
    private const int TextBytes = 48;
    private const int KeyBytes = 16;

    private readonly Lock _gate = new();
    private readonly Dictionary<(Digest Segment, string Column), Kept> _kept = [];
    private long _keptBytes;
    private long _clock;

    public IReadOnlyList<long[]> Sequences(IReadOnlyList<Segment> segments) =>
        Get(segments, "_sequence BIGINT", "_sequence", NumberBytes, row => row.GetInt64(0));

    /// <summary>Microseconds since 1970.</summary>
    public IReadOnlyList<long[]> Occurred(IReadOnlyList<Segment> segments) =>
        Get(segments, "_occurred TIMESTAMP", "epoch_us(_occurred)", NumberBytes, row => row.GetInt64(0));

    /// <summary>What stands for ids when rows are joined.</summary>
    public IReadOnlyList<IdKey[]> Ids(IReadOnlyList<Segment> segments) =>
        Get(segments, "_id VARCHAR", "_id", KeyBytes, row => IdKey.Of(row.GetString(0)));

    /// <summary>NaN where missing, not yet recorded, or no number.</summary>
    public IReadOnlyList<double[]> Numbers(IReadOnlyList<Segment> segments, string column)
    {
        string name = Sql.Name(column);
        return Get(segments, $"{name} DOUBLE", $"coalesce(TRY_CAST({name} AS DOUBLE), 'nan')", NumberBytes, row => row.GetDouble(0));
    }

    /// <summary>Null where missing or not yet recorded. What is said often is kept once.</summary>
    public IReadOnlyList<string?[]> Texts(IReadOnlyList<Segment> segments, string column)
    {
        Dictionary<string, string> said = new(StringComparer.Ordinal);
        return Get(segments, $"{Sql.Name(column)} VARCHAR", $"{Sql.Name(column)}::VARCHAR", TextBytes, row =>
            row.IsDBNull(0) ? null : Once(said, row.GetString(0)));
    }

    private static string Once(Dictionary<string, string> said, string text)
    {
        const int few = 1_000;
        return said.TryGetValue(text, out string? before) ? before : said.Count < few ? said[text] = text : text;
    }

    private List<T[]> Get<T>(
        IReadOnlyList<Segment> segments, string declared, string expression, int cellBytes, Func<DuckDBDataReader, T> cell)
    {
        lock (_gate)
        {
            _clock++;
            string column = $"{declared} as {typeof(T).Name}";
            Segment[] absent = [.. segments.Where(segment => !_kept.ContainsKey((segment.Digest, column)))];
            if (absent.Length > 0)
            {
                Load(absent, column, Source(absent, declared), expression, cellBytes, cell);
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
        return kept.Cells;
    }

    /// <summary>One query for all files: their rows come in the order of the list.</summary>
    private void Load<T>(Segment[] segments, string column, string source, string expression, int cellBytes, Func<DuckDBDataReader, T> cell)
    {
        using DuckDbLink link = session.Open("read segments of the log");
        SegmentCells<T> cells = new(segments);
        link.Read($"SELECT {expression} FROM ({source})", row => cells.Add(cell(row)));
        foreach ((Segment segment, T[] loaded) in cells.Complete())
        {
            long bytes = (long)cellBytes * loaded.Length;
            _kept[(segment.Digest, column)] = new(loaded, bytes);
            _keptBytes += bytes;
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
                _keptBytes -= kept.Bytes;
            }
        }
    }

    private sealed class Kept(Array cells, long bytes)
    {
        public Array Cells => cells;

        public long Bytes => bytes;

        public long UsedAt { get; set; }
    }
}
