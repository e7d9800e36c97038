using DuckDB.NET.Data;

namespace Perennial.Adapters.DuckDb;

/// <summary>
/// DuckDB in memory, and on disk for recorded pasts. Every piece of work has a connection, and tables, of its own. Safe for threads.
/// </summary>
public sealed class DuckDbSession : IDisposable
{
    /// <summary>What a recorded past may take of the memory: it is read by the day.</summary>
    private const int PastShare = 2;

    private readonly Lock _gate = new();
    private readonly string _place;
    private readonly Lazy<DuckDBConnection> _parallel;
    private readonly Lazy<DuckDBConnection> _ordered;
    private readonly Lazy<DuckDBConnection> _past;
    private int _tables;

    /// <summary>Starts nothing until it is used.</summary>
    public DuckDbSession(DuckDbOptions options)
    {
        _place = SpillPlace.Next(options.TemporaryDirectory);
        _parallel = new(() => Start("queries", ":memory:", options.Threads, options.MemoryLimitBytes));
        _ordered = new(() => Start("writes", ":memory:", 1, options.MemoryLimitBytes));
        _past = new(() =>
        {
            SpillPlace.Sweep(options.TemporaryDirectory);
            Directory.CreateDirectory(options.TemporaryDirectory);
            return Start("past", PastFile, options.Threads, options.MemoryLimitBytes / PastShare);
        });
    }

    /// <summary>Ends what was started; connections that are still open stay usable until they are closed.</summary>
    public void Dispose()
    {
        foreach (Lazy<DuckDBConnection> root in new[] { _parallel, _ordered, _past }.Where(root => root.IsValueCreated))
        {
            root.Value.Dispose();
        }

        File.Delete(PastFile);
        File.Delete(PastFile + ".wal");
    }

    private string PastFile => _place + "-past.db";

    /// <summary>A connection that uses every thread it may.</summary>
    /// <param name="purpose">What for, as errors say it: "could not ...".</param>
    /// <param name="remedy">What to do if it fails.</param>
    internal DuckDbLink Open(string purpose, string remedy = "") => Link(_parallel, purpose, remedy);

    /// <summary>A connection of one thread, for files whose bytes must not depend on chance.</summary>
    internal DuckDbLink OpenOrdered(string purpose) => Link(_ordered, purpose, string.Empty);

    /// <summary>A connection whose tables are on disk, for a recorded past of any size.</summary>
    /// <param name="purpose">What for, as errors say it: "could not ...".</param>
    /// <param name="remedy">What to do if it fails.</param>
    internal DuckDbLink OpenPast(string purpose, string remedy) => Link(_past, purpose, remedy);

    /// <summary>A name that no other table here has.</summary>
    internal string NewTable() => $"t{Interlocked.Increment(ref _tables)}";

    private DuckDbLink Link(Lazy<DuckDBConnection> root, string purpose, string remedy)
    {
        lock (_gate)
        {
            // Connections of one file share its database; one in memory has to be duplicated.
            DuckDBConnection connection = root == _past ? new(root.Value.ConnectionString) : root.Value.Duplicate();
            connection.Open();
            return new(connection, purpose, remedy);
        }
    }

    private DuckDBConnection Start(string name, string source, int threads, long limitBytes)
    {
        // DuckDB makes this folder when it first spills, but not one above it.
        string spill = $"{_place}-{name}";
        DuckDBConnection connection = new($"DataSource={source}");
        connection.Open();
        new DuckDbLink(connection, "start").Run($"""
            SET autoinstall_known_extensions = false;
            SET autoload_known_extensions = false;
            SET threads = {threads};
            SET memory_limit = '{limitBytes >> 20}MiB';
            SET temp_directory = {Sql.Text(spill)};
            SET preserve_insertion_order = true;
            SET parquet_metadata_cache = false;
            SET enable_external_file_cache = false;
            SET GLOBAL TimeZone = 'UTC';
            """);
        return connection;
    }
}
