using Perennial.Adapters.Files;
using Perennial.Terms;

namespace Perennial.Adapters.Sqlite;

/// <summary>Erases rows from the inbox, and all that identifies them, so that no file of it holds them afterwards.</summary>
/// <remarks>
/// What is being erased is noted by id until it is done everywhere: one that was killed on the way finds its ids again, though half of the
/// rows they name are gone.
/// </remarks>
public sealed class InboxErasure : IDisposable
{
    private const string Schema =
        """
        CREATE TABLE IF NOT EXISTS forgetting(
          model INTEGER NOT NULL, id TEXT NOT NULL, rows INTEGER NOT NULL, head INTEGER NOT NULL, PRIMARY KEY(model, id)) WITHOUT ROWID
        """;

    private const string Noted = "id IN (SELECT id FROM forgetting WHERE model = ?1)";

    private readonly string _file;
    private readonly SqliteDatabase _database;

    /// <summary>Opens the inbox of a data folder, which must be there.</summary>
    public InboxErasure(DataFolder folder)
    {
        _file = folder.InboxFile;
        _database = SqliteDatabase.Create(_file, Schema, "inbox.create");
        _database.Execute("PRAGMA secure_delete = ON");
    }

    /// <summary>Notes the ids of an entity's predictions, and deletes every row with one of them: predictions, shadows, labels, and their keys.</summary>
    /// <param name="model">The model.</param>
    /// <param name="entity">Whose rows.</param>
    /// <param name="sealedIds">Ids of its predictions that are sealed already.</param>
    /// <param name="head">Where the journal stands; kept with the note.</param>
    public void Begin(string model, string entity, IEnumerable<string> sealedIds, long head) => _database.InTransaction("inbox.forget", () =>
    {
        if (Number(model) is not { } number)
        {
            return false;
        }
        Run("INSERT OR IGNORE INTO forgetting SELECT model, id, 0, ?3 FROM rows WHERE model = ?1 AND kind = 0 AND entity = ?2", one =>
            one.Bind(1, number).Bind(2, entity).Bind(3, head));
        using (SqliteStatement note = _database.Prepare("INSERT OR IGNORE INTO forgetting VALUES(?1, ?2, 0, ?3)"))
        {
            foreach (string id in sealedIds)
            {
                note.Bind(1, number).Bind(2, id).Bind(3, head).Run();
            }
        }
        Delete(number);
        return true;
    });

    /// <summary>What is noted; null when nothing is.</summary>
    /// <returns>The ids, the rows that the inbox held of them, and where the journal stood when the first was noted.</returns>
    public (IReadOnlySet<string> Ids, long Rows, long Head)? Pending(string model)
    {
        HashSet<string> ids = new(StringComparer.Ordinal);
        (long rows, long head) = (0, long.MaxValue);
        using SqliteStatement noted = _database.Prepare(
            "SELECT id, rows, head FROM forgetting WHERE model = (SELECT number FROM models WHERE name = ?1)");
        noted.Bind(1, model);
        while (noted.Step())
        {
            ids.Add(noted.Text(0));
            rows += noted.Integer(1);
            head = Math.Min(head, noted.Integer(2));
        }
        return ids.Count == 0 ? null : (ids, rows, head);
    }

    /// <summary>Drops the notes: all that they name is erased everywhere.</summary>
    public void End(string model) => _database.InTransaction("inbox.forgotten", () =>
    {
        Run("DELETE FROM forgetting WHERE model = (SELECT number FROM models WHERE name = ?1)", one => one.Bind(1, model));
        return true;
    });

    /// <summary>Writes the database anew without free pages, and empties its write-ahead log: what was deleted, now or earlier, is in no file of it.</summary>
    /// <exception cref="FaultException">Another process reads the inbox all the while.</exception>
    public void Scrub() => CrashPoint.Around("inbox.scrub", () =>
    {
        _database.Execute("VACUUM");
        using SqliteStatement checkpoint = _database.Prepare("PRAGMA wal_checkpoint(TRUNCATE)");
        if (!checkpoint.Step() || checkpoint.Integer(0) != 0)
        {
            throw new FaultException(
                $"'{_file}-wal' could not be emptied: another process reads the inbox. Remedy: stop it, then run the same command again.");
        }
    });

    /// <summary>Closes the file.</summary>
    public void Dispose() => _database.Dispose();

    private void Delete(long number)
    {
        Run($"""
            UPDATE forgetting SET rows = rows + held.count
            FROM (SELECT id, count(*) AS count FROM rows WHERE model = ?1 AND {Noted} GROUP BY id) AS held
            WHERE forgetting.model = ?1 AND forgetting.id = held.id
            """, one => one.Bind(1, number));
        foreach (string table in new[] { "rows", "predictions", "shadows", "labels" })
        {
            Run($"DELETE FROM {table} WHERE model = ?1 AND {Noted}", one => one.Bind(1, number));
        }
    }

    private long? Number(string model)
    {
        using SqliteStatement find = _database.Prepare("SELECT number FROM models WHERE name = ?1");
        return find.Bind(1, model).Step() ? find.Integer(0) : null;
    }

    private void Run(string sql, Action<SqliteStatement> bind)
    {
        using SqliteStatement statement = _database.Prepare(sql);
        bind(statement);
        statement.Run();
    }
}
