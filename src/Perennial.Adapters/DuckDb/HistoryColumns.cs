using Perennial.Terms;

namespace Perennial.Adapters.DuckDb;

/// <summary>What a declaration takes from a file of history.</summary>
internal sealed class HistoryColumns
{
    /// <summary>A file may say by row when its label came; where it is empty or missing, the declared time after the request.</summary>
    public const string LabelAt = "_label_at";

    private static readonly string[] Optional = ["_entity", "_member"];
    private readonly string _file;
    private readonly List<(string As, HistoryColumn Column)> _columns;

    private HistoryColumns(string file, List<(string As, HistoryColumn Column)> columns)
    {
        _file = file;
        _columns = columns;
    }

    /// <summary>Every column converted: <c>_time</c>, <c>_id</c>, <c>_entity</c>, <c>_label</c>, <c>f0</c> and so on.</summary>
    public string Select => string.Join(", ", _columns.Select(column => $"{column.Column.Value} AS {column.As}")
        .Concat(Optional.Where(name => !_columns.Exists(column => column.As == name)).Select(name => $"NULL::VARCHAR AS {name}"))
        .Concat(_columns.Exists(column => column.As == LabelAt) ? [] : [$"NULL::TIMESTAMP AS {LabelAt}"]));

    /// <summary>Finds every declared column.</summary>
    /// <exception cref="FaultException">Some are missing; says which, and which there are.</exception>
    public static HistoryColumns Of(string file, ModelDeclaration model, IReadOnlyDictionary<string, string> types)
    {
        Demand(file, model, types);
        List<(string As, HistoryColumn Column)> columns =
        [
            ("_time", HistoryColumn.Time(model.Columns.Time, types[model.Columns.Time])),
            ("_id", HistoryColumn.Id(model.Columns.Id)),
            ("_label", HistoryColumn.Label(model, types[model.Label.Name])),
            .. model.Logged.Select((feature, index) => ($"f{index}", feature.Type == FeatureType.Numeric
                ? HistoryColumn.Number(feature.Name, types[feature.Name])
                : HistoryColumn.Text(feature.Name))),
        ];
        if (model.Columns.Entity is { } entity)
        {
            columns.Add(("_entity", HistoryColumn.Text(entity)));
        }

        if (model.ForEach is { } each)
        {
            columns.Add(("_member", HistoryColumn.Id(each) with { Remedy = "is empty. Every row belongs to one of the models" }));
        }

        if (types.TryGetValue(LabelAt, out string? type))
        {
            columns.Add((LabelAt, HistoryColumn.TimeIfAny(LabelAt, type)));
        }

        return new(file, columns);
    }

    /// <summary>Looks at every cell.</summary>
    /// <exception cref="FaultException">Some cannot be converted; says the first of each column.</exception>
    public void Check(DuckDbLink link, string scan)
    {
        List<string> faults = [];
        link.Read($"SELECT {string.Join(", ", _columns.Select(column => column.Column.FirstBad))} "
            + $"FROM (SELECT *, row_number() OVER () AS _row FROM {scan})", row =>
        {
            for (int i = 0; i < _columns.Count; i++)
            {
                if (!row.IsDBNull(2 * i))
                {
                    HistoryColumn bad = _columns[i].Column;
                    faults.Add($"column '{bad.Name}', row {row.GetInt64(2 * i)}: '{row.GetString((2 * i) + 1)}' {bad.Remedy}.");
                }
            }
        });
        if (faults.Count > 0)
        {
            throw new FaultException($"History '{_file}' (rows counted from 1, after the header): {string.Join(" ", faults)}");
        }
    }

    /// <summary>Ids name rows: each stands once.</summary>
    public void CheckIds(DuckDbLink link, string table) => link.Read(
        $"SELECT _id, count(*) FROM {table} GROUP BY _id HAVING count(*) > 1 ORDER BY min(_time), _id LIMIT 1",
        row => throw new FaultException($"History '{_file}', column '{_columns[1].Column.Name}': id '{row.GetString(0)}' stands "
            + $"{row.GetInt64(1)} times. Every row needs an id of its own."));

    private static void Demand(string file, ModelDeclaration model, IReadOnlyDictionary<string, string> types)
    {
        string?[] names = [model.Columns.Time, model.Columns.Id, model.Columns.Entity, model.ForEach, model.Label.Name];
        IEnumerable<string> declared = names.OfType<string>().Concat(model.Logged.Select(feature => feature.Name)).Distinct();
        string[] missing = [.. declared.Where(name => !types.ContainsKey(name))];
        if (missing.Length > 0)
        {
            throw new FaultException($"History '{file}' lacks what model '{model.Model}' declares: {Quoted(missing)}. "
                + $"There are: {Quoted(types.Keys)}. Correct the names in the model's file, or add the columns.");
        }
    }

    private static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"'{name}'"));
}
