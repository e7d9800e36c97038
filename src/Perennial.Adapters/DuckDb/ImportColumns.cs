using Perennial.Log;
using Perennial.Terms;

namespace Perennial.Adapters.DuckDb;

/// <summary>What is taken from a file that is imported.</summary>
internal sealed class ImportColumns
{
    private readonly ImportFile _file;
    private readonly ModelDeclaration _model;
    private readonly ImportScan _scan;
    private readonly string _now;
    private readonly List<(string As, HistoryColumn Column)> _columns = [];

    private ImportColumns(ImportFile file, ModelDeclaration model, ImportScan scan, DateTimeOffset now) =>
        (_file, _model, _scan, _now) = (file, model, scan, Sql.Instant(now));

    /// <summary>Whether rows say when they occurred.</summary>
    public bool HasTime => _columns.Exists(column => column.As == "_time");

    /// <summary>Finds every column.</summary>
    /// <param name="file">What the file holds.</param>
    /// <param name="model">Says the names.</param>
    /// <param name="scan">The file.</param>
    /// <param name="now">Nothing has arrived later.</param>
    /// <param name="timed">Whether rows get their times from elsewhere.</param>
    /// <exception cref="FaultException">Some are missing; says which, and which there are.</exception>
    public static ImportColumns Of(ImportFile file, ModelDeclaration model, ImportScan scan, DateTimeOffset now, bool timed = false)
    {
        ImportColumns columns = new(file, model, scan, now);
        columns.Demand(columns.Needed(timed));
        columns.AddIds();
        columns.AddContent();
        return columns;
    }

    /// <summary>The rows of the file, converted, as a query.</summary>
    public string Select => $"SELECT {(int)_file.Kind} AS _kind, {string.Join(", ", _columns.Select(column => $"{column.Column.Value} AS {column.As}"))}"
        + (_file.VersionColumn is null && _file.Kind == RowKind.Prediction ? $", {_file.Version}::INTEGER AS _version" : string.Empty)
        + $" FROM {_scan.Relation}";

    /// <summary>Looks at every cell.</summary>
    /// <exception cref="FaultException">Some cannot be taken; says the first of each column.</exception>
    public void Check(DuckDbLink link)
    {
        List<string> faults = [];
        link.Read($"SELECT {string.Join(", ", _columns.Select(column => column.Column.FirstBad))} "
            + $"FROM (SELECT *, row_number() OVER () AS _row FROM {_scan.Relation})", row =>
        {
            foreach ((int at, HistoryColumn bad) in _columns.Select(column => column.Column).Index().Where(one => !row.IsDBNull(2 * one.Index)))
            {
                faults.Add($"column '{bad.Name}', row {row.GetInt64(2 * at)}: '{row.GetString((2 * at) + 1)}' {bad.Remedy}.");
            }
        });
        if (faults.Count > 0)
        {
            throw new FaultException($"{_file.Named} (rows counted from 1, after any header): {string.Join(" ", faults)} Nothing was imported.");
        }
    }

    private IEnumerable<string?> Needed(bool timed) => _file.Kind == RowKind.Prediction
        ? [_model.Columns.Time, _model.Columns.Id, _model.Columns.Entity, .. _model.Logged.Select(feature => feature.Name), _file.VersionColumn, _file.ArrivedAt, .. HasClasses ? [] : new[] { _file.ScoreColumn }]
        : [_model.Columns.Id, _model.Label.Name, _file.ArrivedAt, _file.Delay is null || timed ? null : _model.Columns.Time];

    private bool HasClasses => _model.Task == TaskKind.Multiclass && _model.Label.Classes!.All(name => _scan.Types.ContainsKey(ClassColumn(name)));

    private string ClassColumn(string name) => $"{_file.ScoreColumn}_{name}";

    private void Demand(IEnumerable<string?> names)
    {
        string[] missing = [.. names.OfType<string>().Distinct().Where(name => !_scan.Types.ContainsKey(name))];
        if (missing.Length > 0)
        {
            throw new FaultException($"{_file.Named} lack {Quoted(missing)}. There are: {Quoted(_scan.Types.Keys)}. "
                + "Name the columns as the model's file does, or say what they are called: --score-column, --version-column, --arrived-at; nothing was imported.");
        }
    }

    private static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"'{name}'"));

    private void AddIds()
    {
        _columns.Add(("_id", HistoryColumn.Id(_model.Columns.Id)));
        if (_scan.Types.TryGetValue(_model.Columns.Time, out string? type))
        {
            _columns.Add(("_time", Past(HistoryColumn.Time(_model.Columns.Time, type))));
        }

        if (_file.ArrivedAt is { } arrived)
        {
            _columns.Add(("_arrived", Past(HistoryColumn.Time(arrived, _scan.Types[arrived]))));
        }
    }

    private void AddContent()
    {
        if (_file.Kind == RowKind.Label)
        {
            _columns.Add(("_score", HistoryColumn.Label(_model, _scan.Types[_model.Label.Name])));
            return;
        }

        _columns.AddRange(_model.Logged.Select((feature, index) => ($"f{index}", feature.Type == FeatureType.Numeric
            ? HistoryColumn.Number(feature.Name, _scan.Types[feature.Name])
            : HistoryColumn.Text(feature.Name))));
        if (_model.Columns.Entity is { } entity)
        {
            _columns.Add(("_entity", HistoryColumn.Text(entity)));
        }

        if (_file.VersionColumn is { } version)
        {
            _columns.Add(("_version", ImportCells.Version(version, _file.Versions)));
        }

        AddAnswers();
    }

    private void AddAnswers()
    {
        if (HasClasses)
        {
            _columns.AddRange(_model.Label.Classes!.Select((name, place) => ($"p{place}", ImportCells.Probability(ClassColumn(name), _scan.Types[ClassColumn(name)]))));
            return;
        }

        string type = _scan.Types[_file.ScoreColumn];
        _columns.Add(("_score", _model.Task switch
        {
            TaskKind.Binary => ImportCells.Probability(_file.ScoreColumn, type),
            TaskKind.Multiclass => ImportCells.Class(_file.ScoreColumn, _model.Label.Classes!),
            _ => HistoryColumn.Number(_file.ScoreColumn, type) with { Remedy = "is not a finite number. Mend it, or leave it empty where nothing was answered" },
        }));
    }

    private HistoryColumn Past(HistoryColumn time) => time with
    {
        Bad = $"({time.Bad} OR {time.Value} > {_now})",
        Remedy = time.Remedy + "; and nothing later than now is imported",
    };
}
