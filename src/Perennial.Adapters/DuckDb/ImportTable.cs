using DuckDB.NET.Data;
using Perennial.Log;
using Perennial.Monitor;
using Perennial.Terms;

namespace Perennial.Adapters.DuckDb;

/// <summary>Files of predictions and labels made elsewhere, checked as a whole, converted, and in order of arrival: for one thread at a time.</summary>
public sealed class ImportTable : IDisposable
{
    private readonly DuckDbLink _link;
    private readonly ModelDeclaration _model;

    private ImportTable(DuckDbLink link, ModelDeclaration model) => (_link, _model) = (link, model);

    /// <summary>Rows.</summary>
    public long Rows { get; private set; }

    /// <summary>The first arrival.</summary>
    public DateTimeOffset First { get; private set; }

    /// <summary>The last arrival.</summary>
    public DateTimeOffset Last { get; private set; }

    /// <summary>Reads files.</summary>
    /// <param name="session">Reads them.</param>
    /// <param name="model">Says the names of columns, and what a cell may hold.</param>
    /// <param name="files">Predictions, labels, or one of each.</param>
    /// <param name="now">What is assumed to arrive later has arrived now.</param>
    /// <exception cref="FaultException">A file cannot be taken: names file, row, column, value and remedy.</exception>
    public static ImportTable Load(DuckDbSession session, ModelDeclaration model, IReadOnlyList<ImportFile> files, DateTimeOffset now)
    {
        DuckDbLink link = session.Open($"read {string.Join(" and ", files.Select(file => $"'{file.File}'"))}", "It may be cut short, or be something else: write it again.");
        try
        {
            ImportTable table = new(link, model);
            table.Fill(files, now);
            return table;
        }
        catch
        {
            link.Dispose();
            throw;
        }
    }

    /// <summary>How many rows arrived before a time.</summary>
    public long CountBefore(DateTimeOffset time)
    {
        long count = 0;
        _link.Read($"SELECT count(*) FROM import WHERE _arrived < {Sql.Instant(time)}", row => count = row.GetInt64(0));
        return count;
    }

    /// <summary>The rows from place <paramref name="from"/>, from 0, to before <paramref name="to"/>, in order of arrival.</summary>
    public IReadOnlyList<ImportedRow> Read(long from, long to)
    {
        List<ImportedRow> rows = [];
        string columns = string.Concat(LogColumns.Of(_model, RowKind.Prediction).Select((_, at) => $", {Column(at)}"));
        _link.Read(
            $"SELECT epoch_us(_arrived), _kind, _id, epoch_us(_time), _version, _score, _entity{columns} FROM import WHERE _n > {from} AND _n <= {to} ORDER BY _n",
            row => rows.Add(Row(row)));
        return rows;
    }

    /// <inheritdoc/>
    public void Dispose() => _link.Dispose();

    private string Column(int at) => at < _model.Logged.Count ? $"f{at}" : $"p{at - _model.Logged.Count}";

    private void Fill(IReadOnlyList<ImportFile> files, DateTimeOffset now)
    {
        _link.Run($"CREATE TEMP TABLE taken({string.Join(", ", Shape().Select(one => $"{one.Name} {one.Type}"))})");
        foreach (ImportFile file in files.OrderBy(file => file.Kind))
        {
            Take(file, now);
        }

        _link.Run("CREATE TEMP TABLE import AS SELECT row_number() OVER (ORDER BY _arrived, _kind, _time, _id) AS _n, * FROM taken ORDER BY _n");
        _link.Read("SELECT count(*), epoch_us(min(_arrived)), epoch_us(max(_arrived)) FROM import", row =>
            (Rows, First, Last) = row.GetInt64(0) == 0
                ? throw new FaultException($"{files[0].Named}: there is no row to import.")
                : (row.GetInt64(0), Instant(row.GetInt64(1)), Instant(row.GetInt64(2))));
    }

    private IEnumerable<(string Name, string Type)> Shape() =>
    [
        ("_kind", "INTEGER"), ("_arrived", "TIMESTAMP"), ("_id", "VARCHAR"), ("_time", "TIMESTAMP"), ("_version", "INTEGER"), ("_score", "DOUBLE"), ("_entity", "VARCHAR"),
        .. LogColumns.Of(_model, RowKind.Prediction).Select((feature, at) => (Column(at), Sql.Type(feature.Type))),
    ];

    private void Take(ImportFile file, DateTimeOffset now)
    {
        bool timed = false;
        _link.Read("SELECT count(*) FROM taken", row => timed = row.GetInt64(0) > 0);
        ImportColumns columns = ImportColumns.Of(file, _model, ImportScan.Of(_link, file), now, timed);
        columns.Check(_link);
        string arrived = file.Delay is { } delay && file.ArrivedAt is null
            ? $", least(_time + to_microseconds({(long)delay.TotalMicroseconds}), {Sql.Instant(now)}) AS _arrived"
            : string.Empty;
        string known = file.Kind == RowKind.Label ? " WHERE _score IS NOT NULL" : string.Empty;
        _link.Run($"INSERT INTO taken BY NAME SELECT *{arrived} FROM ({Timed(columns, file)}){known}");
        CheckTaken(file);
    }

    /// <summary>A label without a time has that of its prediction, where that is imported with it; otherwise none, which is written as 1970.</summary>
    private static string Timed(ImportColumns columns, ImportFile file) => columns.HasTime ? columns.Select
        : file.Delay is null ? $"SELECT *, {Sql.Instant(DateTimeOffset.UnixEpoch)} AS _time FROM ({columns.Select})"
        : $"SELECT label.*, asked._time AS _time FROM ({columns.Select}) AS label LEFT JOIN (SELECT _id, _time FROM taken WHERE _kind = {(int)RowKind.Prediction}) AS asked USING (_id)";

    private void CheckTaken(ImportFile file)
    {
        _link.Read($"SELECT _id FROM taken WHERE _kind = {(int)file.Kind} AND _time IS NULL ORDER BY _id LIMIT 1", row => throw new FaultException(
            $"{file.Named}: nothing says when '{row.GetString(0)}' was predicted, so --assume-delay says nothing: it is not among the predictions that are imported with it. "
            + $"Add the column '{_model.Columns.Time}', or say when labels arrived with --arrived-at; nothing was imported."));
        _link.Read($"SELECT _id, count(*) FROM taken WHERE _kind = {(int)RowKind.Prediction} AND {(int)file.Kind} = {(int)RowKind.Prediction} "
            + "GROUP BY _id HAVING count(*) > 1 ORDER BY _id LIMIT 1", row => throw new FaultException(
            $"{file.Named}, column '{_model.Columns.Id}': id '{row.GetString(0)}' stands {row.GetInt64(1)} times. Every prediction needs an id of its own; nothing was imported."));
    }

    private ImportedRow Row(DuckDBDataReader row)
    {
        RowKind kind = (RowKind)row.GetInt32(1);
        object?[] cells = kind == RowKind.Label ? [] : [.. LogColumns.Of(_model, kind).Select((feature, at) =>
            row.IsDBNull(7 + at) ? null : feature.Type == FeatureType.Numeric ? (object)row.GetDouble(7 + at) : row.GetString(7 + at))];
        double score = row.IsDBNull(5) ? OfClasses(cells) : row.GetDouble(5);
        int? version = row.IsDBNull(4) || double.IsNaN(score) ? null : row.GetInt32(4);
        string? entity = row.IsDBNull(6) ? null : row.GetString(6);
        return new(Instant(row.GetInt64(0)), new InboxRow(kind, row.GetString(2), Instant(row.GetInt64(3)), version, score, entity, Certain(cells, kind, score)));
    }

    private double OfClasses(object?[] cells) => cells.Length <= _model.Logged.Count ? double.NaN
        : Answers.AsNumber([.. cells.Skip(_model.Logged.Count).Select(cell => cell as double? ?? double.NaN)]);

    /// <summary>Who named a class and no probabilities was sure of it.</summary>
    private object?[] Certain(object?[] cells, RowKind kind, double score)
    {
        for (int at = _model.Logged.Count; kind == RowKind.Prediction && !double.IsNaN(score) && at < cells.Length; at++)
        {
            cells[at] ??= at - _model.Logged.Count == score ? 1.0 : 0.0;
        }

        return cells;
    }

    private static DateTimeOffset Instant(long micros) => DateTimeOffset.UnixEpoch.AddTicks(micros * TimeSpan.TicksPerMicrosecond);
}
