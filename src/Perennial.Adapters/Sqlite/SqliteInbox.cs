using Perennial.Adapters.Files;
using Perennial.Log;
using Perennial.Terms;

namespace Perennial.Adapters.Sqlite;

/// <summary>The inbox in <c>inbox.db</c>. Safe for any number of threads and processes; reading never waits for writing.</summary>
/// <remarks>A bad row, a full disk and a damaged file are each a <see cref="FaultException"/>; nothing of that append was written then.</remarks>
public sealed class SqliteInbox : IInbox, IDisposable
{
    /// <summary>So many rows are deleted at once; appends come in between.</summary>
    private const int TrimRows = 8192;

    private readonly DataFolder _folder;
    private readonly InboxTables _tables;
    private readonly InboxReader _reader;
    private readonly GroupCommit _commits;

    /// <summary>Opens the inbox of a data folder, or creates it.</summary>
    /// <param name="folder">Where it is, and how much disk it must leave free.</param>
    /// <param name="time">Tells when rows arrive; where it goes back, arrivals stand still.</param>
    public SqliteInbox(DataFolder folder, TimeProvider time)
    {
        _folder = folder;
        _tables = new InboxTables(folder.InboxFile);
        _reader = new InboxReader(folder.InboxFile);
        _commits = new GroupCommit(appends => _tables.Append(appends, time));
    }

    /// <inheritdoc/>
    /// <remarks>Cancellation counts until the commit begins.</remarks>
    public async Task<InboxReceipt> AppendAsync(string model, IReadOnlyList<InboxRow> rows, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        PendingAppend append = new(model, rows, cancellationToken);
        _folder.EnsureRoom(append.Bytes);
        return await _commits.AddAsync(append, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>When the newest row of a model arrived; null before the first. No row arrives before another.</summary>
    public DateTimeOffset? NewestArrival(string model) => _reader.Newest(model);

    /// <inheritdoc/>
    public IReadOnlyList<StoredRow> Read(string model, long afterSequence, DateTimeOffset before, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return _reader.Read(model, afterSequence, before, limit);
    }

    /// <inheritdoc/>
    public void Trim(string model, long sequence)
    {
        while (_tables.Trim(model, sequence, TrimRows))
        {
        }
    }

    /// <summary>Commits what waits, then closes the file.</summary>
    public void Dispose()
    {
        _commits.Dispose();
        _reader.Dispose();
        _tables.Dispose();
    }
}
