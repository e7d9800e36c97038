using Perennial.Adapters.Files;

namespace Perennial.Adapters.Sqlite;

/// <summary>Answers by idempotency key, in <c>server.db</c>. Safe for any number of threads and processes.</summary>
public sealed class SqliteReplyStore : IDisposable
{
    private const string Schema =
        """
        CREATE TABLE IF NOT EXISTS replies(
          key TEXT PRIMARY KEY, request TEXT NOT NULL, at INTEGER NOT NULL, status INTEGER NOT NULL, content_type TEXT, body TEXT NOT NULL) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS replies_at ON replies(at)
        """;

    private readonly SqliteDatabase _database;
    private readonly SqliteStatement _find;
    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _end;
    private readonly SqliteStatement _drop;
    private readonly SqliteStatement _sweep;

    /// <summary>Opens the answers of a data folder, or creates them.</summary>
    public SqliteReplyStore(DataFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        _database = SqliteDatabase.Create(folder.ServerFile, Schema, "replies.create");
        _find = _database.Prepare("SELECT request, status, content_type, body FROM replies WHERE key = ?1");
        _begin = _database.Prepare("INSERT INTO replies(key, request, at, status, body) VALUES(?1, ?2, ?3, 0, '')");
        _end = _database.Prepare("UPDATE replies SET status = ?2, content_type = ?3, body = ?4 WHERE key = ?1");
        _drop = _database.Prepare("DELETE FROM replies WHERE key = ?1");
        _sweep = _database.Prepare("DELETE FROM replies WHERE at < ?1");
    }

    /// <summary>Begins a request, durably, unless one of its key was begun before; forgets those that began before a time.</summary>
    /// <returns>What is known of that one; null when this one is the first.</returns>
    public KeptReply? Begin(string key, string request, DateTimeOffset now, DateTimeOffset forgotten) => _database.InTransaction("replies.begin", () =>
    {
        _sweep.Bind(1, forgotten.UtcTicks).Run();
        KeptReply? known = Find(key);
        if (known is null)
        {
            _begin.Bind(1, key).Bind(2, request).Bind(3, now.UtcTicks).Run();
        }

        return known;
    });

    /// <summary>Keeps the answer to a request.</summary>
    public void End(string key, KeptReply reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        _database.InTransaction("replies.end", () => _end.Bind(1, key).Bind(2, reply.Status).Bind(3, reply.ContentType).Bind(4, reply.Body).Run());
    }

    /// <summary>Forgets a request that did nothing: it may be asked again.</summary>
    public void Drop(string key) => _database.InTransaction("replies.drop", () => _drop.Bind(1, key).Run());

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        Array.ForEach([_find, _begin, _end, _drop, _sweep], statement => statement.Dispose());
        _database.Dispose();
    }

    private KeptReply? Find(string key)
    {
        _find.Bind(1, key);
        KeptReply? reply = _find.Step() ? new KeptReply(_find.Text(0), (int)_find.Integer(1), _find.TextOrNull(2), _find.Text(3)) : null;
        _find.Reset();
        return reply;
    }
}
