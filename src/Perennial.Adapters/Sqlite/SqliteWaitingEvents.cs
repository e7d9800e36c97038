using Perennial.Adapters.Files;

namespace Perennial.Adapters.Sqlite;

/// <summary>Sides that wait for their other side, in the inbox's file: backed up and checked with it. Safe for threads.</summary>
/// <remarks>A pair is handed out while its waiting side is still kept, and dropped when the caller says that it is done with it: a kill between the two hands it out again.</remarks>
public sealed class SqliteWaitingEvents : IDisposable
{
    private const string Schema =
        """
        CREATE TABLE IF NOT EXISTS waiting(
          model TEXT NOT NULL, id TEXT NOT NULL, answer INTEGER NOT NULL, occurred INTEGER NOT NULL, arrived INTEGER NOT NULL, body BLOB NOT NULL,
          PRIMARY KEY(model, id, answer)) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS waiting_since ON waiting(arrived)
        """;

    private readonly DataFolder _folder;
    private readonly SqliteDatabase _database;
    private readonly SqliteStatement _other;
    private readonly SqliteStatement _keep;
    private readonly SqliteStatement _drop;
    private readonly SqliteStatement _old;
    private readonly SqliteStatement _count;
    private readonly SqliteStatement _known;

    /// <summary>Opens the inbox of a data folder, which must be there.</summary>
    public SqliteWaitingEvents(DataFolder folder)
    {
        _folder = folder;
        _database = SqliteDatabase.Create(folder.InboxFile, Schema, "inbox.create");
        _other = _database.Prepare("SELECT occurred, body FROM waiting WHERE model = ?1 AND id = ?2 AND answer = ?3");
        _keep = _database.Prepare("INSERT OR IGNORE INTO waiting VALUES(?1, ?2, ?3, ?4, ?5, ?6)");
        _drop = _database.Prepare("DELETE FROM waiting WHERE model = ?1 AND id = ?2");
        _old = _database.Prepare("SELECT model, id, answer, occurred, body FROM waiting WHERE arrived < ?1 ORDER BY arrived LIMIT ?2");
        _count = _database.Prepare("SELECT count(*) FROM waiting");
        _known = _database.Prepare("SELECT 1 FROM predictions WHERE model = (SELECT number FROM models WHERE name = ?1) AND id = ?2");
    }

    /// <summary>How many wait.</summary>
    public long Count
    {
        get
        {
            lock (_database.Gate)
            {
                _ = _count.Step();
                long count = _count.Integer(0);
                _count.Reset();
                return count;
            }
        }
    }

    /// <summary>For each event its other side where that waits already; the others wait from now on, durably when this returns.</summary>
    /// <param name="events">Events of one append.</param>
    /// <param name="now">When they arrived.</param>
    /// <returns>The other side of each; null where it has to come yet.</returns>
    public IReadOnlyList<WaitingEvent?> Meet(IReadOnlyList<WaitingEvent> events, DateTimeOffset now)
    {
        _folder.EnsureRoom(events.Sum(one => (2L * one.Body.Length) + 512));
        return _database.InTransaction("inbox.wait", () => events.Select(one => Meet(one, now)).ToList());
    }

    /// <summary>Drops what waits under these names: both sides are in the log, or given up.</summary>
    public void Drop(IEnumerable<(string Model, string Id)> pairs) => _database.InTransaction("inbox.met", () =>
    {
        foreach ((string model, string id) in pairs)
        {
            _drop.Bind(1, model).Bind(2, id).Run();
        }

        return true;
    });

    /// <summary>What arrived before a time and still waits, the oldest first, at most <paramref name="most"/>.</summary>
    public IReadOnlyList<WaitingEvent> Before(DateTimeOffset time, int most)
    {
        lock (_database.Gate)
        {
            List<WaitingEvent> old = [];
            _old.Bind(1, time.UtcTicks).Bind(2, (long)most);
            try
            {
                while (_old.Step())
                {
                    old.Add(new WaitingEvent(_old.Text(0), _old.Text(1), _old.Integer(2) == 1, new DateTimeOffset(_old.Integer(3), TimeSpan.Zero), _old.Bytes(4).ToArray()));
                }
            }
            finally
            {
                _old.Reset();
            }

            return old;
        }
    }

    /// <summary>Whether a prediction of this id ever came in.</summary>
    public bool IsLogged(string model, string id)
    {
        lock (_database.Gate)
        {
            bool known = _known.Bind(1, model).Bind(2, id).Step();
            _known.Reset();
            return known;
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        foreach (SqliteStatement statement in new[] { _other, _keep, _drop, _old, _count, _known })
        {
            statement.Dispose();
        }

        _database.Dispose();
    }

    private WaitingEvent? Meet(WaitingEvent one, DateTimeOffset now)
    {
        _other.Bind(1, one.Model).Bind(2, one.Id).Bind(3, one.IsAnswer ? 0L : 1L);
        WaitingEvent? other = _other.Step()
            ? new WaitingEvent(one.Model, one.Id, !one.IsAnswer, new DateTimeOffset(_other.Integer(0), TimeSpan.Zero), _other.Bytes(1).ToArray())
            : null;
        _other.Reset();
        if (other is null)
        {
            _keep.Bind(1, one.Model).Bind(2, one.Id).Bind(3, one.IsAnswer ? 1L : 0L).Bind(4, one.OccurredAt.UtcTicks).Bind(5, now.UtcTicks).Bind(6, one.Body.Span).Run();
        }

        return other;
    }
}
