using Perennial.Adapters.Files;

namespace Perennial.Adapters.Sqlite;

/// <summary>Messages to receivers elsewhere, in <c>server.db</c>: what was read of the journals and what follows from it are kept in one step, so that nothing is lost or told for nothing.</summary>
public sealed class SqliteOutbox : IDisposable
{
    private const string Schema =
        """
        CREATE TABLE IF NOT EXISTS receivers(name TEXT PRIMARY KEY, place INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS messages(
          number INTEGER PRIMARY KEY AUTOINCREMENT, receiver TEXT NOT NULL, topic TEXT NOT NULL, body TEXT NOT NULL,
          created_at INTEGER NOT NULL, due_at INTEGER NOT NULL, tries INTEGER NOT NULL, fault TEXT, dead INTEGER NOT NULL);
        CREATE INDEX IF NOT EXISTS messages_of ON messages(receiver, dead, topic, number);
        CREATE TABLE IF NOT EXISTS raised(receiver TEXT NOT NULL, fingerprint TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY(receiver, fingerprint)) WITHOUT ROWID
        """;

    private const string Columns = "number, receiver, topic, body, created_at, tries, fault";

    private readonly SqliteDatabase _database;
    private readonly SqliteStatement _place;
    private readonly SqliteStatement _putPlace;
    private readonly SqliteStatement _insert;
    private readonly SqliteStatement _due;
    private readonly SqliteStatement _waiting;
    private readonly SqliteStatement _delete;
    private readonly SqliteStatement _later;
    private readonly SqliteStatement _revive;
    private readonly SqliteStatement _raised;
    private readonly SqliteStatement _raise;
    private readonly SqliteStatement _clear;

    /// <summary>Opens the outbox of a data folder, or creates it.</summary>
    public SqliteOutbox(DataFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        _database = SqliteDatabase.Create(folder.ServerFile, Schema, "outbox.create");
        _place = _database.Prepare("SELECT place FROM receivers WHERE name = ?1");
        _putPlace = _database.Prepare("INSERT INTO receivers(name, place) VALUES(?1, ?2) ON CONFLICT(name) DO UPDATE SET place = ?2");
        _insert = _database.Prepare("INSERT INTO messages(receiver, topic, body, created_at, due_at, tries, dead) VALUES(?1, ?2, ?3, ?4, ?4, 0, 0)");
        _due = _database.Prepare(
            $"""
            SELECT {Columns} FROM messages m WHERE receiver = ?1 AND dead = 0 AND due_at <= ?2
              AND NOT EXISTS(SELECT 1 FROM messages e WHERE e.receiver = m.receiver AND e.dead = 0 AND e.topic = m.topic AND e.number < m.number)
            ORDER BY number LIMIT ?3
            """);
        _waiting = _database.Prepare($"SELECT {Columns} FROM messages WHERE receiver = ?1 AND dead = ?2 ORDER BY number LIMIT ?3");
        _delete = _database.Prepare("DELETE FROM messages WHERE number = ?1");
        _later = _database.Prepare("UPDATE messages SET due_at = ?2, tries = tries + 1, fault = ?3, dead = ?4 WHERE number = ?1");
        _revive = _database.Prepare("UPDATE messages SET due_at = ?2, created_at = ?2, tries = 0, dead = 0 WHERE number = ?1 AND dead = 1");
        _raised = _database.Prepare("SELECT fingerprint, body FROM raised WHERE receiver = ?1 ORDER BY fingerprint");
        _raise = _database.Prepare("INSERT OR REPLACE INTO raised(receiver, fingerprint, body) VALUES(?1, ?2, ?3)");
        _clear = _database.Prepare("DELETE FROM raised WHERE receiver = ?1 AND fingerprint = ?2");
    }

    /// <summary>How far a receiver's journals were read; one that is new begins at <paramref name="newest"/>.</summary>
    public long Place(string receiver, long newest) => _database.InTransaction("outbox.place", () =>
    {
        _place.Bind(1, receiver);
        long? known = _place.Step() ? _place.Integer(0) : null;
        _place.Reset();
        if (known is null)
        {
            _putPlace.Bind(1, receiver).Bind(2, newest).Run();
        }

        return known ?? newest;
    });

    /// <summary>Puts messages here, and notes how far the journals were read.</summary>
    public void Read(string receiver, long place, IEnumerable<(string Topic, string Body)> messages, DateTimeOffset now) => _database.InTransaction("outbox.read", () =>
    {
        Insert(receiver, messages, now);
        return _putPlace.Bind(1, receiver).Bind(2, place).Run();
    });

    /// <summary>The alarms that a receiver was told of, and not yet that they are over.</summary>
    public IReadOnlyList<OutboxRaised> Raised(string receiver)
    {
        lock (_database.Gate)
        {
            List<OutboxRaised> all = [];
            _raised.Bind(1, receiver);
            while (_raised.Step())
            {
                all.Add(new OutboxRaised(_raised.Text(0), _raised.Text(1)));
            }

            _raised.Reset();
            return all;
        }
    }

    /// <summary>Puts messages here, and notes which alarms the receiver is told of and which are over.</summary>
    public void Alarm(string receiver, IEnumerable<OutboxRaised> raised, IEnumerable<string> over, IEnumerable<(string Topic, string Body)> messages, DateTimeOffset now) =>
        _database.InTransaction("outbox.alarm", () =>
        {
            foreach (OutboxRaised one in raised)
            {
                _raise.Bind(1, receiver).Bind(2, one.Fingerprint).Bind(3, one.Body).Run();
            }

            foreach (string fingerprint in over)
            {
                _clear.Bind(1, receiver).Bind(2, fingerprint).Run();
            }

            return Insert(receiver, messages, now);
        });

    /// <summary>The messages that are to be tried at a time, of each topic the oldest.</summary>
    public IReadOnlyList<OutboxMessage> Due(string receiver, DateTimeOffset now, int limit) => List(_due, statement => statement.Bind(1, receiver).Bind(2, now.UtcTicks).Bind(3, limit));

    /// <summary>The messages that wait, or those that were given up; oldest first.</summary>
    public IReadOnlyList<OutboxMessage> Kept(string receiver, bool dead, int limit) => List(_waiting, statement => statement.Bind(1, receiver).Bind(2, dead ? 1 : 0).Bind(3, limit));

    /// <summary>A message was taken.</summary>
    public void Taken(long number) => _database.InTransaction("outbox.taken", () => _delete.Bind(1, number).Run());

    /// <summary>A message was not taken: it is tried again, or given up.</summary>
    public void Failed(long number, string fault, DateTimeOffset again, bool dead) =>
        _database.InTransaction("outbox.failed", () => _later.Bind(1, number).Bind(2, again.UtcTicks).Bind(3, fault).Bind(4, dead ? 1 : 0).Run());

    /// <summary>Tries a message again that was given up.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Revive(long number, DateTimeOffset now) => _database.InTransaction("outbox.revive", () => _revive.Bind(1, number).Bind(2, now.UtcTicks).Run()) > 0;

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        Array.ForEach([_place, _putPlace, _insert, _due, _waiting, _delete, _later, _revive, _raised, _raise, _clear], statement => statement.Dispose());
        _database.Dispose();
    }

    private int Insert(string receiver, IEnumerable<(string Topic, string Body)> messages, DateTimeOffset now) =>
        messages.Sum(one => _insert.Bind(1, receiver).Bind(2, one.Topic).Bind(3, one.Body).Bind(4, now.UtcTicks).Run());

    private List<OutboxMessage> List(SqliteStatement statement, Action<SqliteStatement> bind)
    {
        lock (_database.Gate)
        {
            bind(statement);
            List<OutboxMessage> messages = [];
            while (statement.Step())
            {
                messages.Add(new OutboxMessage(
                    statement.Integer(0), statement.Text(1), statement.Text(2), statement.Text(3),
                    new DateTimeOffset(statement.Integer(4), TimeSpan.Zero), (int)statement.Integer(5), statement.TextOrNull(6)));
            }

            statement.Reset();
            return messages;
        }
    }
}
