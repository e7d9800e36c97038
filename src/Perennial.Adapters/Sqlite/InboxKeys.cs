using Perennial.Log;

namespace Perennial.Adapters.Sqlite;

/// <summary>What identifies the rows that ever came in. It outlives them, so that a repeat is known after sealing.</summary>
internal sealed class InboxKeys(SqliteDatabase database) : IDisposable
{
    internal const string Schema =
        """
        CREATE TABLE IF NOT EXISTS predictions(
          model INTEGER NOT NULL, id TEXT NOT NULL, occurred INTEGER, sequence INTEGER, PRIMARY KEY(model, id)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS shadows(
          model INTEGER NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, PRIMARY KEY(model, id, version)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS labels(
          model INTEGER NOT NULL, id TEXT NOT NULL, value REAL NOT NULL, PRIMARY KEY(model, id)) WITHOUT ROWID
        """;

    private const string Older = "SELECT count(*) = 0 FROM pragma_table_info('predictions') WHERE name = 'occurred'";

    private readonly SqliteStatement _prediction = database.Prepare("INSERT OR IGNORE INTO predictions(model, id, occurred, sequence) VALUES(?1, ?2, ?3, ?4)");
    private readonly SqliteStatement _shadow = database.Prepare("INSERT OR IGNORE INTO shadows(model, id, version) VALUES(?1, ?2, ?3)");
    private readonly SqliteStatement _label = database.Prepare("INSERT OR IGNORE INTO labels(model, id, value) VALUES(?1, ?2, ?3)");
    private readonly SqliteStatement _correction = database.Prepare(
        "UPDATE labels SET value = ?3 WHERE model = ?1 AND id = ?2 AND value <> ?3");

    /// <summary>Gives a database from before predictions were kept with their times a place for them.</summary>
    internal static void BringUpToDate(SqliteDatabase database) => database.InTransaction("inbox.create", () =>
    {
        using SqliteStatement older = database.Prepare(Older);
        if (older.Step() && older.Integer(0) == 1)
        {
            older.Reset();
            database.Execute("ALTER TABLE predictions ADD COLUMN occurred INTEGER; ALTER TABLE predictions ADD COLUMN sequence INTEGER");
        }
        return true;
    });

    public void Dispose()
    {
        _prediction.Dispose();
        _shadow.Dispose();
        _label.Dispose();
        _correction.Dispose();
    }

    /// <summary>Remembers a row.</summary>
    /// <param name="model">Its model's number.</param>
    /// <param name="row">The row.</param>
    /// <param name="sequence">What it gets when it is new.</param>
    internal InboxNovelty Note(long model, InboxRow row, long sequence) => row.Kind switch
    {
        RowKind.Prediction => Added(_prediction.Bind(1, model).Bind(2, row.Id).Bind(3, row.OccurredAt.UtcTicks).Bind(4, sequence)),
        RowKind.Shadow => Added(_shadow.Bind(1, model).Bind(2, row.Id).Bind(3, row.Version!.Value)),
        _ => NoteLabel(model, row),
    };

    private InboxNovelty NoteLabel(long model, InboxRow row)
    {
        if (_label.Bind(1, model).Bind(2, row.Id).Bind(3, row.Score).Run() > 0)
        {
            return InboxNovelty.New;
        }
        bool corrected = _correction.Bind(1, model).Bind(2, row.Id).Bind(3, row.Score).Run() > 0;
        return corrected ? InboxNovelty.Corrected : InboxNovelty.Repeated;
    }

    private static InboxNovelty Added(SqliteStatement insert) => insert.Run() > 0 ? InboxNovelty.New : InboxNovelty.Repeated;
}
