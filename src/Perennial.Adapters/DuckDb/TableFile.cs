using DuckDB.NET.Data;
using Perennial.Terms;

namespace Perennial.Adapters.DuckDb;

/// <summary>A file of rows, Parquet or CSV, whose columns DuckDB tells the types of: for one thread at a time.</summary>
public sealed class TableFile : IDisposable
{
    private const int ChunkRows = 8192;

    /// <summary>Rows of CSV from which types are found.</summary>
    private const int TypedRows = 200_000;

    private readonly DuckDbLink _link;
    private readonly DuckDbSession _session;
    private string _relation;

    private TableFile(DuckDbSession session, DuckDbLink link, string file, string relation) =>
        (_session, _link, File, _relation) = (session, link, file, relation);

    /// <summary>Its path, as it was given.</summary>
    public string File { get; }

    /// <summary>Its columns, in their order.</summary>
    public IReadOnlyList<FileColumn> Columns { get; private set; } = [];

    /// <summary>Looks at a file: reads its columns, not its rows.</summary>
    /// <param name="session">Reads it.</param>
    /// <param name="file">The file: .parquet, .csv or .csv.gz.</param>
    /// <exception cref="FaultException">It is not there, or is something else.</exception>
    public static TableFile Open(DuckDbSession session, string file)
    {
        var relation = Relation(file);
        var link = session.OpenPast($"read '{file}'", "It may be cut short, or be something else, or a column's later cells are of another type than its first: mend or write it again.");
        try
        {
            var table = new TableFile(session, link, file, relation);
            table.Columns = table.Described();
            return table;
        }
        catch
        {
            link.Dispose();
            throw;
        }
    }

    /// <summary>Counts the rows. Of Parquet that is written in the file; CSV is read.</summary>
    public long CountRows()
    {
        var rows = 0L;
        _link.Read($"SELECT count(*) FROM {_relation}", row => rows = row.GetInt64(0));
        return rows;
    }

    /// <summary>Reads some columns of a text file into a table of DuckDB, so that it is read once; the others are gone then.</summary>
    public void Hold(IReadOnlyList<FileColumn> columns)
    {
        if (File.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        var table = _session.NewTable();
        _link.Run($"CREATE TEMP TABLE {table} AS SELECT {string.Join(", ", columns.Select(column => Sql.Name(column.Name)))} FROM {_relation}");
        _relation = table;
    }

    /// <summary>The numbers of a column, in the order of rows: those that are there.</summary>
    public double[] Numbers(FileColumn column)
    {
        var (values, count) = (new double[1024], 0);
        _link.Stream($"SELECT {column.Number} FROM {_relation}", row =>
        {
            if (!row.IsDBNull(0) && row.GetDouble(0) is var value && !double.IsNaN(value))
            {
                count += count == values.Length ? Grow(ref values) : 0;
                values[count++] = value;
            }
        });
        return values[..count];
    }

    /// <summary>Rows per category of a column; those without a value are not counted.</summary>
    /// <param name="column">The column.</param>
    /// <param name="most">Categories that may be told at most; one more tells that there are too many.</param>
    public IReadOnlyDictionary<string, long> Categories(FileColumn column, int most)
    {
        Dictionary<string, long> counts = new(StringComparer.Ordinal);
        _link.Read(
            $"SELECT {column.Text} AS category, count(*) FROM {_relation} WHERE category IS NOT NULL GROUP BY category LIMIT {most + 1}",
            row => counts[row.GetString(0)] = row.GetInt64(1));
        return counts;
    }

    /// <summary>Every so many rows of some columns as numbers, each row once, NaN where a cell is missing.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="every">1 for all rows.</param>
    public double[][] Sample(IReadOnlyList<FileColumn> columns, long every)
    {
        var rows = new List<double[]>();
        _link.Stream(
            $"SELECT {string.Join(", ", columns.Select(column => column.Number))} FROM (SELECT *, row_number() OVER () AS _row FROM {_relation}) WHERE _row % {every} = 0",
            row => rows.Add([.. columns.Select((_, at) => row.IsDBNull(at) ? double.NaN : row.GetDouble(at))]));
        return [.. rows];
    }

    /// <summary>All rows, chunk by chunk, in bounded memory.</summary>
    /// <param name="numbers">Columns wanted as numbers.</param>
    /// <param name="texts">Columns wanted as categories.</param>
    /// <param name="each">Takes a chunk.</param>
    public void Stream(IReadOnlyList<FileColumn> numbers, IReadOnlyList<FileColumn> texts, Action<FileChunk> each)
    {
        double[][] values = [.. numbers.Select(_ => new double[ChunkRows])];
        string?[][] words = [.. texts.Select(_ => new string?[ChunkRows])];
        var filled = 0;
        _link.Stream($"SELECT {string.Join(", ", numbers.Select(one => one.Number).Concat(texts.Select(one => one.Text)))} FROM {_relation}", row =>
        {
            for (var column = 0; column < values.Length; column++)
            {
                values[column][filled] = row.IsDBNull(column) ? double.NaN : row.GetDouble(column);
            }

            for (var column = 0; column < words.Length; column++)
            {
                words[column][filled] = row.IsDBNull(values.Length + column) ? null : row.GetString(values.Length + column);
            }

            if (++filled == ChunkRows)
            {
                each(new(filled, values, words));
                filled = 0;
            }
        });
        each(new(filled, values, words));
    }

    /// <inheritdoc/>
    public void Dispose() => _link.Dispose();

    private static int Grow(ref double[] values)
    {
        Array.Resize(ref values, 2 * values.Length);
        return 0;
    }

    private static string Relation(string file)
    {
        bool Ends(string end) => file.EndsWith(end, StringComparison.OrdinalIgnoreCase);
        if (!System.IO.File.Exists(file))
        {
            throw new FaultException($"File '{Path.GetFullPath(file)}' does not exist, or may not be read. Give the path of a file.");
        }

        return Ends(".parquet") ? $"read_parquet({Sql.Text(file)})"
            : Ends(".csv") || Ends(".csv.gz") ? $"read_csv({Sql.Text(file)}, header = true, sample_size = {TypedRows})"
            : throw new FaultException($"File '{file}' is of an unknown format; there are: .parquet, .csv, .csv.gz.");
    }

    private List<FileColumn> Described()
    {
        List<FileColumn> columns = [];
        _link.Read($"DESCRIBE SELECT * FROM {_relation}", row => columns.Add(Column(row)));
        return columns;
    }

    private static FileColumn Column(DuckDBDataReader row) => new(row.GetString(0), row.GetString(1), FileColumn.KindOf(row.GetString(1)));
}
