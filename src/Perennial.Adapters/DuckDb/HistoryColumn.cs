using Perennial.Terms;

namespace Perennial.Adapters.DuckDb;

/// <summary>A column of history: how its cells are converted, and which cannot be.</summary>
/// <param name="Name">In the file.</param>
/// <param name="Value">The converted cell, in SQL.</param>
/// <param name="Bad">What holds of a cell that cannot be taken, in SQL.</param>
/// <param name="Remedy">What a cell must be, and what to do.</param>
internal sealed record HistoryColumn(string Name, string Value, string Bad, string Remedy)
{
    private string Cell => Sql.Name(Name);

    /// <summary>The row and the text of the first bad cell, in SQL.</summary>
    public string FirstBad => $"min(_row) FILTER (WHERE {Bad}), arg_min(coalesce({Cell}::VARCHAR, ''), _row) FILTER (WHERE {Bad})";

    public static HistoryColumn Time(string name, string type)
    {
        string cell = Sql.Name(name);
        string value = type switch
        {
            "VARCHAR" => $"(TRY_CAST({cell} AS TIMESTAMPTZ) AT TIME ZONE 'UTC')",
            "TIMESTAMP WITH TIME ZONE" => $"({cell} AT TIME ZONE 'UTC')",
            _ when type.StartsWith("TIMESTAMP", StringComparison.Ordinal) || type == "DATE" => $"TRY_CAST({cell} AS TIMESTAMP)",
            _ => "NULL::TIMESTAMP",
        };
        return new(name, value, $"({value} IS NULL OR {value} < TIMESTAMP '0001-01-01' OR {value} >= TIMESTAMP '9999-12-31')",
            "is not a time. Write times as 2001-12-31 23:59:00 (UTC) or with a zone");
    }

    /// <summary>A time that may be missing.</summary>
    public static HistoryColumn TimeIfAny(string name, string type)
    {
        HistoryColumn time = Time(name, type);
        return time with { Bad = $"({Sql.Name(name)} IS NOT NULL AND {time.Bad})", Remedy = time.Remedy + ", or leave it empty" };
    }

    public static HistoryColumn Id(string name) => new(name, $"{Sql.Name(name)}::VARCHAR", $"{Sql.Name(name)} IS NULL",
        "is empty. Every row needs an id of its own");

    public static HistoryColumn Text(string name) => new(name, $"{Sql.Name(name)}::VARCHAR", "false", string.Empty);

    public static HistoryColumn Number(string name, string type)
    {
        string cell = Sql.Name(name);
        string value = IsNumber(type) ? $"{cell}::DOUBLE" : $"TRY_CAST({cell}::VARCHAR AS DOUBLE)";
        return new(name, $"nullif({value}, 'nan')", $"({cell} IS NOT NULL AND ({value} IS NULL OR isinf({value})))",
            "is not a finite number. Mend it, leave it empty if it is missing, or declare the feature as categorical");
    }

    public static HistoryColumn Label(ModelDeclaration model, string type) => model.Task switch
    {
        TaskKind.Regression => Number(model.Label.Name, type) with { Remedy = "is not a finite number. Mend it, or leave it empty where the truth never came" },
        TaskKind.Multiclass => Class(model.Label),
        _ => Binary(model.Label.Name),
    };

    private static HistoryColumn Binary(string name)
    {
        string cell = $"{Sql.Name(name)}::VARCHAR";
        string value = $"nullif(CASE lower({cell}) WHEN 'true' THEN 1 WHEN 'false' THEN 0 ELSE TRY_CAST({cell} AS DOUBLE) END, 'nan')";
        return new(name, value, $"({cell} IS NOT NULL AND ({value} IS NULL OR {value} NOT IN (0, 1)))",
            "is not a label. A label is 0, 1, true or false, and empty where the truth never came");
    }

    /// <summary>The place of a class in the declared list, from 0.</summary>
    private static HistoryColumn Class(LabelDeclaration label)
    {
        string cell = $"{Sql.Name(label.Name)}::VARCHAR";
        string value = $"(list_position({Sql.List(label.Classes!)}, {cell}) - 1)::DOUBLE";
        return new(label.Name, value, $"({cell} IS NOT NULL AND {value} IS NULL)",
            $"is not a declared class. There are: {string.Join(", ", label.Classes!)}; leave it empty where the truth never came");
    }

    private static bool IsNumber(string type) =>
        type is "TINYINT" or "SMALLINT" or "INTEGER" or "BIGINT" or "HUGEINT" or "UTINYINT" or "USMALLINT" or "UINTEGER" or "UBIGINT"
            or "UHUGEINT" or "FLOAT" or "DOUBLE" or "BOOLEAN"
        || type.StartsWith("DECIMAL", StringComparison.Ordinal);
}
