using DuckDB.NET.Data;

namespace Perennial.Adapters.DuckDb;

/// <summary>
/// DuckDB in memory, once per process. Every piece of work has a connection, and temporary tables, of its own. Safe for threads.
/// </summary>
public sealed class DuckDbSession : IDisposable
{
    private readonly Lock _gate = new();
    private readonly DuckDbOptions _options;
    private readonly Lazy<DuckDBConnection> _parallel;
    private readonly Lazy<DuckDBConnection> _ordered;

    /// <summary>Starts nothing until it is used.</summary>
    public DuckDbSession(DuckDbOptions options)
    {
        _options = options;
        _parallel = new(() => Start("queries", options.Threads));
        _ordered = new(() => Start("writes", 1));
    }

    /// <summary>Ends what was started; connections that are still open stay usable until they are closed.</summary>
    public void Dispose()
    {
        foreach (Lazy<DuckDBConnection> root in new[] { _parallel, _ordered }.Where(root => root.IsValueCreated))
        {
            root.Value.Dispose();
        }
    }

    /// <summary>A connection that uses every thread it may.</summary>
    /// <param name="purpose">What for, as errors say it: "could not ...".</param>
    /// <param name="remedy">What to do if it fails.</param>
    internal DuckDbLink Open(string purpose, string remedy = "") => Link(_parallel, purpose, remedy);

    /// <summary>A connection of one thread, for files whose bytes must not depend on chance.</summary>
    internal DuckDbLink OpenOrdered(string purpose) => Link(_ordered, purpose, string.Empty);

    private DuckDbLink Link(Lazy<DuckDBConnection> root, string purpose, string remedy)
    {
        lock (_gate)
        {
            DuckDBConnection connection = root.Value.Duplicate();
            connection.Open();
            return new(connection, purpose, remedy);
        }
    }

    private DuckDBConnection Start(string name, int threads)
    {
        // DuckDB makes this folder when it first spills, but not one above it.
        string spill = Path.Combine(_options.TemporaryDirectory, $"perennial-duckdb-{Environment.ProcessId}-{name}");
        DuckDBConnection connection = new("DataSource=:memory:");
        connection.Open();
        new DuckDbLink(connection, "start").Run($"""
            SET autoinstall_known_extensions = false;
            SET autoload_known_extensions = false;
            SET threads = {threads};
            SET memory_limit = '{_options.MemoryLimitBytes >> 20}MiB';
            SET temp_directory = {Sql.Text(spill)};
            SET preserve_insertion_order = true;
            SET parquet_metadata_cache = false;
            SET enable_external_file_cache = false;
            SET GLOBAL TimeZone = 'UTC';
            """);
        return connection;
    }
}
