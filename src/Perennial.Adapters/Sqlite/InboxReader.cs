using Perennial.Log;

namespace Perennial.Adapters.Sqlite;

/// <summary>A connection that reads the inbox while another writes it.</summary>
internal sealed class InboxReader : IDisposable
{
    private readonly SqliteDatabase _database;
    private readonly SqliteStatement _rows;
    private readonly SqliteStatement _newest;

    internal InboxReader(string file)
    {
        _database = SqliteDatabase.Open(file);
        _rows = _database.Prepare(
            """
            SELECT sequence, arrived, kind, id, occurred, version, score, entity, features,
              CASE kind WHEN 0 THEN occurred ELSE (
                SELECT asked.occurred FROM predictions AS asked
                WHERE asked.model = rows.model AND asked.id = rows.id AND asked.sequence < rows.sequence) END
            FROM rows WHERE model = (SELECT number FROM models WHERE name = ?1) AND sequence > ?2 ORDER BY sequence LIMIT ?3
            """);
        _newest = _database.Prepare("SELECT arrived FROM models WHERE name = ?1");
    }

    public void Dispose()
    {
        _newest.Dispose();
        _rows.Dispose();
        _database.Dispose();
    }

    internal List<StoredRow> Read(string model, long afterSequence, DateTimeOffset before, int limit)
    {
        lock (_database.Gate)
        {
            List<StoredRow> rows = [];
            _rows.Bind(1, model).Bind(2, afterSequence).Bind(3, limit);
            try
            {
                // Arrivals never decrease in sequence: the first that is too late ends it.
                while (_rows.Step() && _rows.Integer(1) < before.UtcTicks)
                {
                    rows.Add(Row());
                }
            }
            finally
            {
                _rows.Reset();
            }
            return rows;
        }
    }

    /// <summary>When the newest row arrived, also when it was dropped since; null before the first.</summary>
    internal DateTimeOffset? Newest(string model)
    {
        lock (_database.Gate)
        {
            _newest.Bind(1, model);
            DateTimeOffset? newest = _newest.Step() ? new DateTimeOffset(_newest.Integer(0), TimeSpan.Zero) : null;
            _newest.Reset();
            return newest;
        }
    }

    private StoredRow Row() => new(
        Sequence: _rows.Integer(0),
        ArrivedAt: Instant(1),
        Row: new InboxRow(
            Kind: (RowKind)_rows.Integer(2),
            Id: _rows.Text(3),
            OccurredAt: Instant(4),
            Version: _rows.IsNull(5) ? null : (int)_rows.Integer(5),
            Score: _rows.Real(6),
            Entity: _rows.TextOrNull(7),
            Features: FeaturesJson.Read(_rows.Bytes(8))))
    {
        AskedAt = _rows.IsNull(9) ? null : Instant(9),
    };

    private DateTimeOffset Instant(int column) => new(_rows.Integer(column), TimeSpan.Zero);
}
