using DuckDB.NET.Data;

namespace Perennial.Adapters.Processes;

/// <summary>The rows of a channel in the form that a trainer reads.</summary>
public static class ChannelFile
{
    /// <summary>The content type of Parquet.</summary>
    public const string Parquet = "application/x-parquet";

    /// <summary>The content type of CSV: a header, commas, an empty cell where a value is missing.</summary>
    public const string Csv = "text/csv";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> Types { get; } = [Parquet, Csv];

    /// <summary>Writes a channel.</summary>
    /// <param name="folder">The channel's folder, which is created.</param>
    /// <param name="name">The file's name without its ending.</param>
    /// <param name="contentType">One of <see cref="Types"/>.</param>
    /// <param name="write">Writes Parquet to the given path.</param>
    internal static void Write(string folder, string name, string contentType, Action<string> write)
    {
        Directory.CreateDirectory(folder);
        string parquet = Path.Combine(folder, name + ".parquet");
        write(parquet);
        if (contentType != Csv)
        {
            return;
        }

        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = $"SET threads = 1; SET autoinstall_known_extensions = false; COPY (SELECT * FROM read_parquet({Quoted(parquet)})) TO {Quoted(Path.Combine(folder, name + ".csv"))} (FORMAT csv, HEADER)";
        command.ExecuteNonQuery();
        File.Delete(parquet);
    }

    private static string Quoted(string path) => $"'{path.Replace("'", "''", StringComparison.Ordinal)}'";
}
