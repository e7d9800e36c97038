namespace Perennial.Adapters.DuckDb;

/// <summary>A column of a file.</summary>
/// <param name="Name">In the file.</param>
/// <param name="Type">As DuckDB finds it.</param>
/// <param name="Kind">What it is.</param>
public sealed record FileColumn(string Name, string Type, FileColumnKind Kind)
{
    /// <summary>The cell as a number: of a time, days since 1970 in UTC; of true and false, 1 and 0.</summary>
    internal string Number => Kind == FileColumnKind.Time ? $"(epoch({Sql.Name(Name)}::TIMESTAMP) / 86400)" : $"{Sql.Name(Name)}::DOUBLE";

    /// <summary>The cell as a category.</summary>
    internal string Text => $"{Sql.Name(Name)}::VARCHAR";

    /// <summary>What DuckDB's type is.</summary>
    internal static FileColumnKind KindOf(string type) => type switch
    {
        "TINYINT" or "SMALLINT" or "INTEGER" or "BIGINT" or "HUGEINT" or "UTINYINT" or "USMALLINT" or "UINTEGER" or "UBIGINT" or "UHUGEINT"
            or "FLOAT" or "DOUBLE" => FileColumnKind.Number,
        "VARCHAR" or "BOOLEAN" or "UUID" => FileColumnKind.Category,
        "DATE" => FileColumnKind.Time,
        _ when type.EndsWith(']') => FileColumnKind.Other,
        _ when type.StartsWith("DECIMAL", StringComparison.Ordinal) => FileColumnKind.Number,
        _ when type.StartsWith("ENUM", StringComparison.Ordinal) => FileColumnKind.Category,
        _ when type.StartsWith("TIMESTAMP", StringComparison.Ordinal) => FileColumnKind.Time,
        _ => FileColumnKind.Other,
    };
}
