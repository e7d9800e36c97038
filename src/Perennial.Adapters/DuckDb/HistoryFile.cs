using Perennial.Terms;

namespace Perennial.Adapters.DuckDb;

/// <summary>How DuckDB reads a file of history, and the columns there are.</summary>
internal static class HistoryFile
{
    /// <summary>The file as a relation. Of CSV every cell is text: what it means is for the declaration to say.</summary>
    public static string Scan(string file)
    {
        Demand(file);
        return Format(file) == "Parquet"
            ? $"read_parquet({Sql.Text(file)})"
            : $"read_csv({Sql.Text(file)}, header = true, all_varchar = true)";
    }

    /// <summary>A connection whose errors name the file.</summary>
    public static DuckDbLink Open(string file, DuckDbSession session) => session.OpenPast(
        $"read '{file}' as {Format(file)}", "It may be cut short, or be something else: fetch or write it again.");

    /// <summary>Names and types; a name in another case is the same name.</summary>
    public static Dictionary<string, string> Columns(DuckDbLink link, string scan)
    {
        Dictionary<string, string> columns = new(StringComparer.OrdinalIgnoreCase);
        link.Read($"DESCRIBE SELECT * FROM {scan}", row => columns[row.GetString(0)] = row.GetString(1));
        return columns;
    }

    public static Digest Digest(string file)
    {
        Demand(file);
        using FileStream stream = File.OpenRead(file);
        return Terms.Digest.Of(stream);
    }

    private static string Format(string file)
    {
        bool Ends(string end) => file.EndsWith(end, StringComparison.OrdinalIgnoreCase);
        return Ends(".parquet") ? "Parquet"
            : Ends(".csv") || Ends(".csv.gz") ? "CSV"
            : throw new FaultException($"History '{file}' is of an unknown format; there are: .parquet, .csv, .csv.gz.");
    }

    private static void Demand(string file)
    {
        if (!File.Exists(file))
        {
            throw new FaultException($"History '{Path.GetFullPath(file)}' does not exist, or may not be read. Give the path of a file.");
        }
    }
}
