using Perennial.Adapters.Files;
using Perennial.Registry;

namespace Perennial.Adapters.Sqlite;

/// <summary>The operations log in <c>operations.db</c>. Safe for any number of threads and processes.</summary>
public sealed class SqliteOperationsLog : IOperationsLog, IDisposable
{
    private const string Schema =
        """
        CREATE TABLE IF NOT EXISTS notes(
          number INTEGER PRIMARY KEY, at INTEGER NOT NULL, host TEXT NOT NULL, pid INTEGER NOT NULL, stream TEXT NOT NULL,
          what TEXT NOT NULL, detail TEXT);
        CREATE INDEX IF NOT EXISTS notes_of_stream ON notes(stream)
        """;

    private readonly TimeProvider _time;
    private readonly SqliteDatabase _database;
    private readonly SqliteStatement _insert;
    private readonly SqliteStatement _read;

    /// <summary>Opens the operations log of a data folder, or creates it.</summary>
    public SqliteOperationsLog(DataFolder folder, TimeProvider time)
    {
        _time = time;
        _database = SqliteDatabase.Create(folder.OperationsFile, Schema, "operations.create");
        _insert = _database.Prepare("INSERT INTO notes(at, host, pid, stream, what, detail) VALUES(?1, ?2, ?3, ?4, ?5, ?6)");
        _read = _database.Prepare("SELECT at, host, pid, stream, what, detail FROM notes WHERE stream = ?1 ORDER BY number");
    }

    /// <inheritdoc/>
    public void Note(string stream, string what, string? detail = null) => _database.InTransaction("operations.note", () => _insert
        .Bind(1, _time.GetUtcNow().UtcTicks)
        .Bind(2, Environment.MachineName)
        .Bind(3, Environment.ProcessId)
        .Bind(4, stream)
        .Bind(5, what)
        .Bind(6, detail)
        .Run());

    /// <summary>The lines of a model, oldest first.</summary>
    public IReadOnlyList<OperationNote> Read(string stream)
    {
        lock (_database.Gate)
        {
            List<OperationNote> notes = [];
            _read.Bind(1, stream);
            while (_read.Step())
            {
                notes.Add(new OperationNote(
                    new DateTimeOffset(_read.Integer(0), TimeSpan.Zero), _read.Text(1), (int)_read.Integer(2), _read.Text(3),
                    _read.Text(4), _read.TextOrNull(5)));
            }
            _read.Reset();
            return notes;
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        _insert.Dispose();
        _read.Dispose();
        _database.Dispose();
    }
}
