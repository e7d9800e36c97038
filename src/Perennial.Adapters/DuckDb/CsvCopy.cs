namespace Perennial.Adapters.DuckDb;

/// <summary>The rows of a Parquet file as CSV, for programs that read no Parquet.</summary>
public static class CsvCopy
{
    /// <summary>Writes them in order, below a line of names; missing is empty.</summary>
    /// <param name="session">Reads and writes.</param>
    /// <param name="parquet">The file to read.</param>
    /// <param name="csv">The file to write.</param>
    public static void Write(DuckDbSession session, string parquet, string csv)
    {
        using DuckDbLink link = session.OpenOrdered($"write '{csv}'");
        link.Run($"COPY (SELECT * FROM read_parquet({Sql.Text(parquet)})) TO {Sql.Text(csv)} (FORMAT csv, HEADER)");
    }
}
