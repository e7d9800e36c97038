using DuckDB.NET.Data;
using Perennial.Log;
using Perennial.Terms;

namespace Perennial.Adapters.DuckDb;

/// <summary>The declared columns of a history, checked, converted and in order of time: for one thread at a time.</summary>
internal sealed class HistoryTable : IDisposable
{
    private readonly DuckDbLink _link;
    private readonly string _name;
    private readonly IReadOnlyList<FeatureDeclaration> _features;
    private readonly string _columns;

    private HistoryTable(DuckDbLink link, string name, IReadOnlyList<FeatureDeclaration> features)
    {
        _link = link;
        _name = name;
        _features = features;
        _columns = string.Concat(features.Select((_, index) => $", f{index}"));
    }

    /// <summary>The first and the last time, and the rows.</summary>
    public (DateTimeOffset First, DateTimeOffset Last, long Rows) Extent { get; private set; }

    public static HistoryTable Load(string file, DuckDbSession session, ModelDeclaration model)
    {
        DuckDbLink link = HistoryFile.Open(file, session);
        try
        {
            HistoryTable table = new(link, session.NewTable(), model.Logged);
            table.Fill(file, model);
            return table;
        }
        catch
        {
            link.Dispose();
            throw;
        }
    }

    public IReadOnlyList<HistoryRow> Read(DateTimeOffset from, DateTimeOffset to) => Rows(Within("_time", from, to));

    /// <summary>Those whose label came in [from, to).</summary>
    public IReadOnlyList<HistoryRow> ReadLabelled(DateTimeOffset from, DateTimeOffset to, TimeSpan delay) => Rows(
        $"_label IS NOT NULL AND (({Within("_label_at", from, to)}) OR (_label_at IS NULL AND {Within("_time", from - delay, to - delay)}))");

    private static string Within(string column, DateTimeOffset from, DateTimeOffset to) =>
        $"{column} >= {Sql.Instant(from)} AND {column} < {Sql.Instant(to)}";

    private List<HistoryRow> Rows(string condition)
    {
        List<HistoryRow> rows = [];
        _link.Read(
            $"SELECT epoch_us(_time), _id, _entity, _label, epoch_us(_label_at){_columns}, _member FROM {_name} WHERE {condition} ORDER BY _time, _id",
            row => rows.Add(Row(row)));
        return rows;
    }

    public void Dispose()
    {
        _link.Run($"DROP TABLE IF EXISTS {_name}");
        _link.Dispose();
    }

    private void Fill(string file, ModelDeclaration model)
    {
        string scan = HistoryFile.Scan(file);
        HistoryColumns columns = HistoryColumns.Of(file, model, HistoryFile.Columns(_link, scan));
        columns.Check(_link, scan);
        _link.Run($"CREATE TABLE {_name} AS SELECT {columns.Select} FROM {scan} ORDER BY _time, _id");
        columns.CheckIds(_link, _name);
        _link.Read($"SELECT count(*), epoch_us(min(_time)), epoch_us(max(_time)) FROM {_name}", row =>
            Extent = row.GetInt64(0) == 0
                ? throw new FaultException($"History '{file}' holds no rows.")
                : (Instant(row.GetInt64(1)), Instant(row.GetInt64(2)), row.GetInt64(0)));
    }

    private HistoryRow Row(DuckDBDataReader row)
    {
        object?[] features = new object?[_features.Count];
        for (int i = 0; i < features.Length; i++)
        {
            int at = 5 + i;
            features[i] = row.IsDBNull(at) ? null : _features[i].Type == FeatureType.Numeric ? row.GetDouble(at) : row.GetString(at);
        }

        return new(
            row.GetString(1),
            Instant(row.GetInt64(0)),
            row.IsDBNull(2) ? null : row.GetString(2),
            features,
            row.IsDBNull(3) ? null : row.GetDouble(3))
        {
            Member = row.IsDBNull(5 + features.Length) ? null : row.GetString(5 + features.Length),
            LabelAt = row.IsDBNull(4) ? null : Instant(row.GetInt64(4)),
        };
    }

    private static DateTimeOffset Instant(long micros) => DateTimeOffset.UnixEpoch.AddTicks(micros * TimeSpan.TicksPerMicrosecond);
}
