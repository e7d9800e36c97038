using Perennial.Log;

namespace Perennial.Adapters.Sqlite;

/// <summary>What identifies the rows that ever came in. It outlives them, so that a repeat is known after sealing.</summary>
internal sealed class InboxKeys(SqliteDatabase database) : IDisposable
{
    internal const string Schema =
        """
        CREATE TABLE IF NOT EXISTS predictions(model INTEGER NOT NULL, id TEXT NOT NULL, PRIMARY KEY(model, id)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS shadows(
          model INTEGER NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, PRIMARY KEY(model, id, version)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS labels(
          model INTEGER NOT NULL, id TEXT NOT NULL, value REAL NOT NULL, PRIMARY KEY(model, id)) WITHOUT ROWID
        """;

    private readonly SqliteStatement _prediction = database.Prepare("INSERT OR IGNORE INTO predictions(model, id) VALUES(?1, ?2)");
    private readonly SqliteStatement _shadow = database.Prepare("INSERT OR IGNORE INTO shadows(model, id, version) VALUES(?1, ?2, ?3)");
    private readonly SqliteStatement _label = database.Prepare("INSERT OR IGNORE INTO labels(model, id, value) VALUES(?1, ?2, ?3)");
    private readonly SqliteStatement _correction = database.Prepare(
        "UPDATE labels SET value = ?3 WHERE model = ?1 AND id = ?2 AND value <> ?3");

    public void Dispose()
    {
        _prediction.Dispose();
        _shadow.Dispose();
        _label.Dispose();
        _correction.Dispose();
    }

    /// <summary>Remembers a row.</summary>
    internal InboxNovelty Note(long model, InboxRow row) => row.Kind switch
    {
        RowKind.Prediction => Added(_prediction.Bind(1, model).Bind(2, row.Id)),
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
