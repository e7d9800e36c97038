using Perennial.Log;

namespace Perennial.Adapters.Sqlite;

/// <summary>The tables of the inbox, for the one connection that writes them.</summary>
internal sealed class InboxTables : IDisposable
{
    private const string Schema =
        """
        CREATE TABLE IF NOT EXISTS models(
          number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, sequence INTEGER NOT NULL, arrived INTEGER NOT NULL);
        CREATE TABLE IF NOT EXISTS rows(
          model INTEGER NOT NULL, sequence INTEGER NOT NULL, arrived INTEGER NOT NULL, kind INTEGER NOT NULL, id TEXT NOT NULL,
          occurred INTEGER NOT NULL, version INTEGER, score REAL, entity TEXT, features TEXT, PRIMARY KEY(model, sequence)) WITHOUT ROWID
        """;

    private readonly SqliteDatabase _database;
    private readonly InboxKeys _keys;
    private readonly SqliteStatement _find;
    private readonly SqliteStatement _add;
    private readonly SqliteStatement _count;
    private readonly SqliteStatement _insert;
    private readonly SqliteStatement _first;
    private readonly SqliteStatement _delete;

    internal InboxTables(string file)
    {
        _database = SqliteDatabase.Create(file, Schema + ";" + InboxKeys.Schema, "inbox.create");
        InboxKeys.BringUpToDate(_database);
        // 32 MB of pages in memory, and as much write-ahead log before it is copied back: keys arrive in no order.
        _database.Execute("PRAGMA cache_size = -32768; PRAGMA wal_autocheckpoint = 8192");
        _keys = new InboxKeys(_database);
        _find = _database.Prepare("SELECT number, sequence, arrived FROM models WHERE name = ?1");
        _add = _database.Prepare("INSERT INTO models(name, sequence, arrived) VALUES(?1, 0, 0)");
        _count = _database.Prepare("UPDATE models SET sequence = ?2, arrived = ?3 WHERE number = ?1");
        _first = _database.Prepare("SELECT min(sequence) FROM rows WHERE model = ?1");
        _delete = _database.Prepare("DELETE FROM rows WHERE model = ?1 AND sequence <= ?2");
        _insert = _database.Prepare(
            """
            INSERT INTO rows(model, sequence, arrived, kind, id, occurred, version, score, entity, features)
            VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
            """);
    }

    public void Dispose()
    {
        foreach (SqliteStatement statement in new[] { _find, _add, _count, _insert, _first, _delete })
        {
            statement.Dispose();
        }
        _keys.Dispose();
        _database.Dispose();
    }

    internal InboxReceipt[] Append(IReadOnlyList<PendingAppend> appends, TimeProvider time) =>
        _database.InTransaction("inbox.append", () => appends.Select(append => Append(append, time.GetUtcNow())).ToArray());

    /// <summary>Deletes up to <paramref name="most"/> of the oldest rows of a model, none after <paramref name="sequence"/>.</summary>
    /// <returns>Whether there may be more.</returns>
    internal bool Trim(string name, long sequence, int most) => _database.InTransaction("inbox.trim", () =>
    {
        InboxModel? model = Find(name);
        long first = model is null ? 0 : First(model.Value.Number);
        if (first == 0 || first > sequence)
        {
            return false;
        }
        long last = Math.Min(sequence, first + most - 1);
        _delete.Bind(1, model!.Value.Number).Bind(2, last).Run();
        return last < sequence;
    });

    private InboxReceipt Append(PendingAppend append, DateTimeOffset now)
    {
        InboxModel model = Find(append.Model) ?? Add(append.Model);
        long sequence = model.Sequence;
        long arrived = Math.Max(model.ArrivedTicks, now.UtcTicks);
        int corrected = 0;
        for (int index = 0; index < append.Rows.Count; index++)
        {
            InboxNovelty novelty = _keys.Note(model.Number, append.Rows[index], sequence + 1);
            if (novelty != InboxNovelty.Repeated)
            {
                Insert(model with { Sequence = ++sequence, ArrivedTicks = arrived }, append.Rows[index], append.Features(index));
            }
            corrected += novelty == InboxNovelty.Corrected ? 1 : 0;
        }
        int accepted = (int)(sequence - model.Sequence);
        if (accepted > 0)
        {
            _count.Bind(1, model.Number).Bind(2, sequence).Bind(3, arrived).Run();
        }
        return new InboxReceipt(accepted, append.Rows.Count - accepted, corrected, sequence);
    }

    private InboxModel? Find(string name)
    {
        _find.Bind(1, name);
        InboxModel? model = _find.Step() ? new InboxModel(_find.Integer(0), _find.Integer(1), _find.Integer(2)) : null;
        _find.Reset();
        return model;
    }

    private InboxModel Add(string name)
    {
        _add.Bind(1, name).Run();
        return Find(name)!.Value;
    }

    private long First(long model)
    {
        _first.Bind(1, model);
        long first = _first.Step() ? _first.Integer(0) : 0;
        _first.Reset();
        return first;
    }

    private void Insert(InboxModel place, InboxRow row, ReadOnlySpan<byte> features)
    {
        _insert
            .Bind(1, place.Number)
            .Bind(2, place.Sequence)
            .Bind(3, place.ArrivedTicks)
            .Bind(4, (long)row.Kind)
            .Bind(5, row.Id)
            .Bind(6, row.OccurredAt.UtcTicks)
            .Bind(7, (long?)row.Version)
            .Bind(8, row.Score)
            .Bind(9, row.Entity);
        (features.IsEmpty ? _insert.BindNull(10) : _insert.Bind(10, features)).Run();
    }
}
