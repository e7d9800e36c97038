namespace Perennial.Adapters.DuckDb;

/// <summary>A file that is imported, as a relation, with its columns.</summary>
/// <param name="Relation">In SQL.</param>
/// <param name="Types">By name; a name in another case is the same name.</param>
internal sealed record ImportScan(string Relation, IReadOnlyDictionary<string, string> Types)
{
    /// <summary>Looks at a file.</summary>
    public static ImportScan Of(DuckDbLink link, ImportFile import)
    {
        import.Demand();
        string relation = import.IsJson ? Objects(link, import.File) : HistoryFile.Scan(import.File);
        return new(relation, HistoryFile.Columns(link, relation));
    }

    /// <summary>Of JSON every member is text, as every cell of CSV is: what it means is for the declaration to say.</summary>
    private static string Objects(DuckDbLink link, string file)
    {
        string lines = $"read_json_objects({Sql.Text(file)}, format = 'newline_delimited')";
        List<string> names = [];
        link.Read($"SELECT DISTINCT unnest(json_keys(json)) AS name FROM {lines} ORDER BY name", row => names.Add(row.GetString(0)));
        IEnumerable<string> members = names.Select(name => $"json ->> {Sql.Text(Pointer(name))} AS {Sql.Name(name)}");
        return $"(SELECT {string.Join(", ", members.DefaultIfEmpty("NULL AS nothing"))} FROM {lines})";
    }

    private static string Pointer(string name) =>
        "/" + name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
