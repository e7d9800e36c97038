using Perennial.Adapters.Files;

namespace Perennial.Adapters.Sqlite;

/// <summary>API keys in <c>access.db</c>, hashed. Safe for any number of threads and processes.</summary>
public sealed class SqliteKeyStore : IDisposable
{
    private const string Schema =
        """
        CREATE TABLE IF NOT EXISTS keys(
          prefix TEXT PRIMARY KEY, hash TEXT NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL, models TEXT,
          created_at INTEGER NOT NULL, created_by TEXT NOT NULL, expires_at INTEGER, revoked_at INTEGER, used_at INTEGER)
        """;

    private readonly SqliteDatabase _database;
    private readonly SqliteStatement _insert;
    private readonly SqliteStatement _all;
    private readonly SqliteStatement _expire;
    private readonly SqliteStatement _revoke;
    private readonly SqliteStatement _used;
    private readonly SqliteStatement _revision;
    private long _own;

    /// <summary>Opens the keys of a data folder, or creates them.</summary>
    public SqliteKeyStore(DataFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        _database = SqliteDatabase.Create(folder.AccessFile, Schema, "access.create");
        _insert = _database.Prepare("INSERT INTO keys(prefix, hash, name, role, models, created_at, created_by, expires_at) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
        _all = _database.Prepare("SELECT prefix, hash, name, role, models, created_at, created_by, expires_at, revoked_at, used_at FROM keys ORDER BY created_at, prefix");
        _expire = _database.Prepare("UPDATE keys SET expires_at = ?2 WHERE name = ?1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ?2)");
        _revoke = _database.Prepare("UPDATE keys SET revoked_at = ?2 WHERE name = ?1 AND revoked_at IS NULL");
        _used = _database.Prepare("UPDATE keys SET used_at = ?2 WHERE prefix = ?1");
        _revision = _database.Prepare("PRAGMA data_version");
    }

    /// <summary>Adds a key.</summary>
    public void Add(StoredKey key) => Change("access.add", () => Insert(key));

    /// <summary>Adds a key, and lets those of the same name end at a time.</summary>
    public void Rotate(StoredKey key, DateTimeOffset end)
    {
        ArgumentNullException.ThrowIfNull(key);
        Change("access.rotate", () =>
        {
            _expire.Bind(1, key.Name).Bind(2, end.UtcTicks).Run();
            return Insert(key);
        });
    }

    /// <summary>Revokes all keys of a name.</summary>
    /// <returns>How many.</returns>
    public int Revoke(string name, DateTimeOffset now) => Change("access.revoke", () => _revoke.Bind(1, name).Bind(2, now.UtcTicks).Run());

    /// <summary>Notes when a key was used last.</summary>
    public void Used(string prefix, DateTimeOffset at) => Change("access.used", () => _used.Bind(1, prefix).Bind(2, at.UtcTicks).Run());

    /// <summary>Every key there ever was, oldest first.</summary>
    public IReadOnlyList<StoredKey> All()
    {
        lock (_database.Gate)
        {
            List<StoredKey> keys = [];
            while (_all.Step())
            {
                keys.Add(Read(_all));
            }

            _all.Reset();
            return keys;
        }
    }

    /// <summary>Differs after every change, by whomever. Cheap: asked before every request.</summary>
    public (long Others, long Own) Revision()
    {
        lock (_database.Gate)
        {
            _revision.Step();
            long others = _revision.Integer(0);
            _revision.Reset();
            return (others, _own);
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        Array.ForEach([_insert, _all, _expire, _revoke, _used, _revision], statement => statement.Dispose());
        _database.Dispose();
    }

    private T Change<T>(string point, Func<T> change) => _database.InTransaction(point, () =>
    {
        _own++;
        return change();
    });

    private int Insert(StoredKey key) => _insert
        .Bind(1, key.Prefix).Bind(2, key.Hash).Bind(3, key.Name).Bind(4, key.Role)
        .Bind(5, key.Models is null ? null : string.Join('\n', key.Models))
        .Bind(6, key.CreatedAt.UtcTicks).Bind(7, key.CreatedBy).Bind(8, key.ExpiresAt?.UtcTicks)
        .Run();

    private static StoredKey Read(SqliteStatement row) => new(
        row.Text(0), row.Text(1), row.Text(2), row.Text(3), row.TextOrNull(4)?.Split('\n'),
        new DateTimeOffset(row.Integer(5), TimeSpan.Zero), row.Text(6), Instant(row, 7), Instant(row, 8), Instant(row, 9));

    private static DateTimeOffset? Instant(SqliteStatement row, int column) => row.IsNull(column) ? null : new DateTimeOffset(row.Integer(column), TimeSpan.Zero);
}
