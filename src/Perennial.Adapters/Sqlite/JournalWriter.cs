using System.Globalization;
using Perennial.Registry;

namespace Perennial.Adapters.Sqlite;

/// <summary>The connection that appends events.</summary>
internal sealed class JournalWriter : IDisposable
{
    private const string Schema =
        """
        CREATE TABLE IF NOT EXISTS events(
          stream TEXT NOT NULL, version INTEGER NOT NULL, space TEXT NOT NULL, type TEXT NOT NULL, schema INTEGER NOT NULL,
          tick INTEGER NOT NULL, as_of TEXT NOT NULL, actor TEXT NOT NULL, cause TEXT, facts TEXT NOT NULL, measured TEXT,
          digest TEXT NOT NULL, PRIMARY KEY(stream, version))
        """;

    private readonly SqliteDatabase _database;
    private readonly SqliteStatement _insert;
    private readonly SqliteStatement _head;

    internal JournalWriter(string file)
    {
        _database = SqliteDatabase.Create(file, Schema, "journal.create");
        _head = _database.Prepare("SELECT max(version) FROM events WHERE stream = ?1");
        _insert = _database.Prepare(
            """
            INSERT INTO events(stream, version, space, type, schema, tick, as_of, actor, cause, facts, measured, digest)
            VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
            """);
    }

    public void Dispose()
    {
        _insert.Dispose();
        _head.Dispose();
        _database.Dispose();
    }

    internal void Append(string stream, long expectedVersion, IReadOnlyList<JournalEvent> events) =>
        _database.InTransaction("journal.append", () =>
        {
            long head = Head(stream);
            if (head != expectedVersion)
            {
                throw StreamMovedException.Of(stream, expectedVersion, head);
            }
            foreach (JournalEvent entry in events)
            {
                Insert(entry);
            }
            return true;
        });

    private long Head(string stream)
    {
        _head.Bind(1, stream);
        long head = _head.Step() ? _head.Integer(0) : 0;
        _head.Reset();
        return head;
    }

    private void Insert(JournalEvent entry) => _insert
        .Bind(1, entry.Stream)
        .Bind(2, entry.Version)
        .Bind(3, entry.Space)
        .Bind(4, entry.Type)
        .Bind(5, entry.Schema)
        .Bind(6, entry.Tick)
        .Bind(7, entry.AsOf.UtcDateTime.ToString("O", CultureInfo.InvariantCulture))
        .Bind(8, entry.Actor)
        .Bind(9, entry.Cause)
        .Bind(10, entry.Facts)
        .Bind(11, entry.Measured)
        .Bind(12, entry.Digest.Hex)
        .Run();
}
