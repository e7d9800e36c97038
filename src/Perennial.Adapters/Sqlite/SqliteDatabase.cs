using Perennial.Adapters.Files;
using SQLitePCL;

namespace Perennial.Adapters.Sqlite;

/// <summary>One connection to a database file in WAL mode. Whoever shares it takes <see cref="Gate"/>.</summary>
internal sealed class SqliteDatabase : IDisposable
{
    internal const int BusyMilliseconds = 10_000;

    private const int Flags = raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE | raw.SQLITE_OPEN_NOMUTEX;

    private readonly string _file;
    private readonly sqlite3 _handle;

    static SqliteDatabase() => Batteries_V2.Init();

    private SqliteDatabase(string file)
    {
        _file = file;
        int code = raw.sqlite3_open_v2(file, out _handle, Flags, null);
        try
        {
            Check(code);
            _ = raw.sqlite3_extended_result_codes(_handle, 1);
            _ = raw.sqlite3_busy_timeout(_handle, BusyMilliseconds);
        }
        catch
        {
            _handle.Dispose();
            throw;
        }
    }

    /// <summary>Held while the connection is used.</summary>
    internal Lock Gate { get; } = new();

    /// <summary>How many rows the last statement changed.</summary>
    internal int Changes => raw.sqlite3_changes(_handle);

    /// <summary>Opens a database and creates its tables where they are missing; durable.</summary>
    /// <param name="file">The full path.</param>
    /// <param name="schema">Statements that may be run again.</param>
    /// <param name="point">The crash point of the creation.</param>
    internal static SqliteDatabase Create(string file, string schema, string point)
    {
        string folder = Path.GetDirectoryName(file)!;
        // Changing to WAL does not wait for another process that does the same, so one at a time.
        using IDisposable turn = DiskFault.Guard(folder, () => Posix.LockDirectory(folder));
        SqliteDatabase database = new(file);
        return database.OrDispose(() =>
        {
            database.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
            CrashPoint.Around(point, () => database.Execute($"BEGIN IMMEDIATE; {schema}; COMMIT"));
            DurableFile.SyncDirectory(folder, point);
        });
    }

    /// <summary>Opens one more connection to a database that exists.</summary>
    internal static SqliteDatabase Open(string file) => new(file);

    public void Dispose() => _handle.Dispose();

    internal void Execute(string sql) => Check(raw.sqlite3_exec(_handle, sql));

    internal SqliteStatement Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v3(_handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out sqlite3_stmt statement));
        return new SqliteStatement(this, statement);
    }

    /// <summary>Does all of <paramref name="body"/> or none of it, alone among writers; durable when it returns.</summary>
    /// <param name="point">The crash point of the commit.</param>
    /// <param name="body">What to do; may read what it decides on.</param>
    internal T InTransaction<T>(string point, Func<T> body)
    {
        lock (Gate)
        {
            Execute("BEGIN IMMEDIATE");
            try
            {
                T result = body();
                CrashPoint.Around(point, () => Execute("COMMIT"));
                return result;
            }
            catch
            {
                RollBack();
                throw;
            }
        }
    }

    /// <summary>Copies what this connection sees, page by page, over all that <paramref name="target"/> holds; durable.</summary>
    internal void CopyTo(SqliteDatabase target)
    {
        using sqlite3_backup copy = raw.sqlite3_backup_init(target._handle, "main", _handle, "main");
        int code = raw.sqlite3_backup_step(copy, -1);
        if (code != raw.SQLITE_DONE)
        {
            throw SqliteFault.Of(target._file, code, "the copy was not finished");
        }
        target.Check(raw.sqlite3_backup_finish(copy));
    }

    internal Exception Fault(int code) => SqliteFault.Of(_file, code, raw.sqlite3_errmsg(_handle).utf8_to_string());

    /// <summary>Gives itself, or disposes itself when <paramref name="preparation"/> fails.</summary>
    internal SqliteDatabase OrDispose(Action preparation)
    {
        try
        {
            preparation();
            return this;
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    private void RollBack()
    {
        // A full disk makes SQLite roll back by itself; autocommit is on again then.
        if (raw.sqlite3_get_autocommit(_handle) == 0)
        {
            _ = raw.sqlite3_exec(_handle, "ROLLBACK");
        }
    }

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw Fault(code);
        }
    }
}
