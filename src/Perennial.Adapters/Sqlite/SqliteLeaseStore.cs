using System.Globalization;
using Perennial.Adapters.Files;
using Perennial.Registry;

namespace Perennial.Adapters.Sqlite;

/// <summary>Leases in <c>lease.db</c>, held by processes: a process may take its own again from any thread.</summary>
/// <remarks>The lease only avoids vain work; what keeps two drivers apart for certain is the expected version of an append.</remarks>
public sealed class SqliteLeaseStore : ILeaseStore, IDisposable
{
    private const string Schema =
        """
        CREATE TABLE IF NOT EXISTS leases(
          stream TEXT PRIMARY KEY, host TEXT NOT NULL, pid INTEGER NOT NULL, process_start_ticks INTEGER NOT NULL,
          since INTEGER NOT NULL, expires_at INTEGER NOT NULL, token INTEGER NOT NULL) WITHOUT ROWID
        """;

    private readonly TimeProvider _time;
    private readonly ProcessIdentity _self;
    private readonly SqliteDatabase _database;
    private readonly SqliteStatement _find;
    private readonly SqliteStatement _put;
    private readonly SqliteStatement _free;

    /// <summary>Opens the leases of a data folder, or creates them.</summary>
    /// <param name="folder">Where they are kept.</param>
    /// <param name="time">Tells when a lease has expired.</param>
    /// <param name="self">Who takes leases; this process unless told otherwise.</param>
    public SqliteLeaseStore(DataFolder folder, TimeProvider time, ProcessIdentity? self = null)
    {
        (_time, _self) = (time, self ?? ProcessIdentity.Current);
        _database = SqliteDatabase.Create(folder.LeaseFile, Schema, "lease.create");
        _find = _database.Prepare("SELECT host, pid, process_start_ticks, since, expires_at, token FROM leases WHERE stream = ?1");
        _put = _database.Prepare(
            """
            INSERT INTO leases(stream, host, pid, process_start_ticks, since, expires_at, token) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)
            ON CONFLICT(stream) DO UPDATE SET host = ?2, pid = ?3, process_start_ticks = ?4, since = ?5, expires_at = ?6, token = ?7
            """);
        _free = _database.Prepare(
            "UPDATE leases SET expires_at = 0 WHERE stream = ?1 AND host = ?2 AND pid = ?3 AND process_start_ticks = ?4");
    }

    /// <inheritdoc/>
    public string? TryTake(string stream, TimeSpan term)
    {
        ArgumentException.ThrowIfNullOrEmpty(stream);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(term, TimeSpan.Zero);
        return _database.InTransaction("lease.take", () => Take(stream, term));
    }

    /// <inheritdoc/>
    public void Release(string stream) => _database.InTransaction("lease.release", () => BindSelf(_free.Bind(1, stream)).Run());

    /// <summary>Closes the file; leases that are held stay held until they expire or the process ends.</summary>
    public void Dispose()
    {
        _find.Dispose();
        _put.Dispose();
        _free.Dispose();
        _database.Dispose();
    }

    private string? Take(string stream, TimeSpan term)
    {
        DateTimeOffset now = _time.GetUtcNow();
        Lease? known = Find(stream);
        bool isHeld = known is not null && known.ExpiresAt > now;
        bool isOwn = isHeld && known!.Holder == _self;
        if (isHeld && !isOwn && !known!.Holder.IsKnownDead)
        {
            return Describe(stream, known);
        }
        // A holder's token stays while it renews and grows with each change of hands.
        long token = isOwn ? known!.Token : (known?.Token ?? 0) + 1;
        Put(stream, new Lease(_self, isOwn ? known!.Since : now, now + term, token));
        return null;
    }

    private Lease? Find(string stream)
    {
        _find.Bind(1, stream);
        Lease? lease = _find.Step()
            ? new Lease(
                new ProcessIdentity(_find.Text(0), (int)_find.Integer(1), _find.Integer(2)),
                Instant(_find.Integer(3)), Instant(_find.Integer(4)), _find.Integer(5))
            : null;
        _find.Reset();
        return lease;
    }

    private void Put(string stream, Lease lease) => BindSelf(_put.Bind(1, stream))
        .Bind(5, lease.Since.UtcTicks)
        .Bind(6, lease.ExpiresAt.UtcTicks)
        .Bind(7, lease.Token)
        .Run();

    private SqliteStatement BindSelf(SqliteStatement statement) =>
        statement.Bind(2, _self.Host).Bind(3, _self.Pid).Bind(4, _self.StartTicks);

    private static DateTimeOffset Instant(long ticks) => new(ticks, TimeSpan.Zero);

    private static string Describe(string stream, Lease lease) => string.Create(
        CultureInfo.InvariantCulture,
        $"'{stream}' is driven by process {lease.Holder.Pid} on {lease.Holder.Host} since {lease.Since:yyyy-MM-dd HH:mm:ss} UTC.");

    private sealed record Lease(ProcessIdentity Holder, DateTimeOffset Since, DateTimeOffset ExpiresAt, long Token);
}
