using System.Collections.Concurrent;
using Perennial.Adapters.Files;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.Sqlite;

/// <summary>Journals in <c>journal.db</c>. Safe for any number of threads and processes; reading never waits for writing.</summary>
/// <remarks>A full disk, a damaged file and a file held by another process are each a <see cref="FaultException"/> that names it.</remarks>
public sealed class SqliteJournalStore : IJournalStore, IDisposable
{
    private readonly string _file;
    private readonly JournalWriter _writer;
    private readonly ConcurrentBag<JournalReader> _idle = [];

    /// <summary>Opens the journals of a data folder, or creates them.</summary>
    public SqliteJournalStore(DataFolder folder)
    {
        _file = folder.JournalFile;
        _writer = new JournalWriter(_file);
    }

    /// <inheritdoc/>
    public long Head(string stream)
    {
        // The path of every answer: no closure.
        JournalReader reader = Rent();
        try
        {
            return reader.Head(stream);
        }
        finally
        {
            _idle.Add(reader);
        }
    }

    /// <inheritdoc/>
    public long Newest() => With(reader => reader.Newest());

    /// <inheritdoc/>
    public IReadOnlyList<JournalEvent> Read(string stream, long after = 0) => With(reader => reader.Events(stream, after));

    /// <inheritdoc/>
    public IReadOnlyList<string> Streams() => With(reader => reader.Streams().Order(StringComparer.Ordinal).ToList());

    /// <summary>The place of the newest event of all streams; 0 when there is none. Cheap.</summary>
    public long Place() => With(reader => reader.Place());

    /// <summary>The events of all streams after a place, in the order they were appended.</summary>
    /// <param name="after">A place; 0 for the beginning.</param>
    /// <param name="limit">No more than these.</param>
    public IReadOnlyList<PlacedEvent> Placed(long after, int limit) => With(reader => reader.Placed(after, limit));

    /// <inheritdoc/>
    public void Append(string stream, long expectedVersion, IReadOnlyList<JournalEvent> events)
    {
        ArgumentException.ThrowIfNullOrEmpty(stream);
        for (int index = 0; index < events.Count; index++)
        {
            CheckPlace(events[index], stream, expectedVersion + index + 1);
        }
        _writer.Append(stream, expectedVersion, events);
    }

    /// <summary>Closes the file. Nothing may be asked meanwhile or afterwards.</summary>
    public void Dispose()
    {
        while (_idle.TryTake(out JournalReader? reader))
        {
            reader.Dispose();
        }
        _writer.Dispose();
    }

    private static void CheckPlace(JournalEvent entry, string stream, long version)
    {
        if (entry.Stream != stream || entry.Version != version)
        {
            throw new ArgumentException(
                $"Event '{entry.Type}' is numbered {entry.Version} of '{entry.Stream}'; here comes {version} of '{stream}'.", nameof(entry));
        }
    }

    private T With<T>(Func<JournalReader, T> ask)
    {
        JournalReader reader = Rent();
        try
        {
            return ask(reader);
        }
        finally
        {
            _idle.Add(reader);
        }
    }

    private JournalReader Rent() => _idle.TryTake(out JournalReader? reader) ? reader : new JournalReader(SqliteDatabase.Open(_file));
}
