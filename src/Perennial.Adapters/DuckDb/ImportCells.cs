namespace Perennial.Adapters.DuckDb;

/// <summary>Cells of imports that histories do not have.</summary>
internal static class ImportCells
{
    /// <summary>An answer that is a probability.</summary>
    public static HistoryColumn Probability(string name, string type)
    {
        HistoryColumn number = HistoryColumn.Number(name, type);
        return number with
        {
            Bad = $"({number.Bad} OR {number.Value} < 0 OR {number.Value} > 1)",
            Remedy = "is not a probability. An answer is from 0 to 1, and empty where nothing was answered; name its column with --score-column",
        };
    }

    /// <summary>An answer that is the name of a class: its place in the declared list, from 0.</summary>
    public static HistoryColumn Class(string name, IReadOnlyList<string> classes)
    {
        string cell = $"{Sql.Name(name)}::VARCHAR";
        string value = $"(list_position({Sql.List(classes)}, {cell}) - 1)::DOUBLE";
        return new(name, value, $"({cell} IS NOT NULL AND {value} IS NULL)",
            $"is not a declared class. There are: {string.Join(", ", classes)}; or give a column of probabilities for each: {name}_{classes[0]} and so on");
    }

    /// <summary>The number of the version that a cell names.</summary>
    public static HistoryColumn Version(string name, IReadOnlyDictionary<string, int> versions)
    {
        string whens = string.Concat(versions.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $" WHEN {Sql.Text(one.Key)} THEN {one.Value}"));
        string value = versions.Count == 0 ? "NULL::INTEGER" : $"(CASE {Sql.Name(name)}::VARCHAR{whens} END)::INTEGER";
        string known = versions.Count == 0 ? "none is registered" : $"there are: {string.Join(", ", versions.Keys.Order(StringComparer.Ordinal))}";
        return new(name, value, $"{value} IS NULL", $"is no version of this model; {known}. Register it first: perennial register");
    }
}
