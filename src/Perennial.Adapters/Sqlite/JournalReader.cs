using System.Globalization;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.Sqlite;

/// <summary>A connection with the journal's questions prepared; used by one thread at a time.</summary>
internal sealed class JournalReader : IDisposable
{
    private readonly SqliteDatabase _database;
    private readonly SqliteStatement _head;
    private readonly SqliteStatement _newest;
    private readonly SqliteStatement _events;
    private readonly SqliteStatement _streams;
    private readonly SqliteStatement _place;
    private readonly SqliteStatement _all;

    internal JournalReader(SqliteDatabase database)
    {
        _database = database;
        _head = database.Prepare("SELECT version FROM events WHERE stream = ?1 ORDER BY version DESC LIMIT 1");
        _newest = database.Prepare("SELECT max(rowid) FROM events");
        _events = database.Prepare(
            """
            SELECT space, stream, version, type, schema, tick, as_of, actor, cause, facts, measured, digest
            FROM events WHERE stream = ?1 AND version > ?2 ORDER BY version
            """);
        _streams = database.Prepare("SELECT DISTINCT stream FROM events");
        _place = database.Prepare("SELECT coalesce(max(rowid), 0) FROM events");
        _all = database.Prepare(
            """
            SELECT space, stream, version, type, schema, tick, as_of, actor, cause, facts, measured, digest, rowid
            FROM events WHERE rowid > ?1 ORDER BY rowid LIMIT ?2
            """);
    }

    public void Dispose()
    {
        _head.Dispose();
        _newest.Dispose();
        _events.Dispose();
        _streams.Dispose();
        _place.Dispose();
        _all.Dispose();
        _database.Dispose();
    }

    internal long Head(string stream)
    {
        _head.Bind(1, stream);
        long head = _head.Step() ? _head.Integer(0) : 0;
        _head.Reset();
        return head;
    }

    /// <summary>Rows are numbered by when they were written, over all streams, and none is ever deleted.</summary>
    internal long Newest()
    {
        long newest = _newest.Step() && !_newest.IsNull(0) ? _newest.Integer(0) : 0;
        _newest.Reset();
        return newest;
    }

    internal List<JournalEvent> Events(string stream, long after) => All(_events.Bind(1, stream).Bind(2, after), Event);

    internal List<string> Streams() => All(_streams, row => row.Text(0));

    internal long Place()
    {
        _place.Step();
        long place = _place.Integer(0);
        _place.Reset();
        return place;
    }

    internal List<PlacedEvent> Placed(long after, int limit) => All(_all.Bind(1, after).Bind(2, limit), row => new PlacedEvent(row.Integer(12), Event(row)));

    private static List<T> All<T>(SqliteStatement statement, Func<SqliteStatement, T> read)
    {
        List<T> rows = [];
        try
        {
            while (statement.Step())
            {
                rows.Add(read(statement));
            }
        }
        finally
        {
            statement.Reset();
        }
        return rows;
    }

    private static JournalEvent Event(SqliteStatement row) => new(
        Space: row.Text(0),
        Stream: row.Text(1),
        Version: row.Integer(2),
        Type: row.Text(3),
        Schema: (int)row.Integer(4),
        Tick: row.Integer(5),
        AsOf: DateTimeOffset.Parse(row.Text(6), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        Actor: row.Text(7),
        Cause: row.TextOrNull(8),
        Facts: row.Text(9),
        Measured: row.TextOrNull(10),
        Digest: new Digest(row.Text(11)));
}
