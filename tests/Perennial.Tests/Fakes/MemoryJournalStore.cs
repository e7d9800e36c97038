using Perennial.Registry;

namespace Perennial.Tests.Fakes;

/// <summary>Journals in memory, with places to crash before and after a write.</summary>
internal sealed class MemoryJournalStore : IJournalStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, List<JournalEvent>> streams = new(StringComparer.Ordinal);

    /// <summary>Before anything is written.</summary>
    public CrashPoint BeforeAppend { get; } = new("the beginning of append");

    /// <summary>After all is written.</summary>
    public CrashPoint AfterAppend { get; } = new("the end of append");

    /// <summary>Called once before the next append, as another writer might.</summary>
    public Action? Meanwhile { get; set; }

    public long Head(string stream)
    {
        lock (gate)
        {
            return Of(stream).Count;
        }
    }

    public long Newest()
    {
        lock (gate)
        {
            return streams.Values.Sum(events => (long)events.Count);
        }
    }

    public IReadOnlyList<JournalEvent> Read(string stream, long after = 0)
    {
        lock (gate)
        {
            return [.. Of(stream).Skip((int)after)];
        }
    }

    public void Append(string stream, long expectedVersion, IReadOnlyList<JournalEvent> events)
    {
        var meanwhile = Meanwhile;
        Meanwhile = null;
        meanwhile?.Invoke();
        BeforeAppend.Pass();
        lock (gate)
        {
            var all = Of(stream);
            if (all.Count != expectedVersion)
            {
                throw StreamMovedException.Of(stream, expectedVersion, all.Count);
            }

            all.AddRange(events);
        }

        AfterAppend.Pass();
    }

    public IReadOnlyList<string> Streams()
    {
        lock (gate)
        {
            return [.. streams.Keys.Order(StringComparer.Ordinal)];
        }
    }

    /// <summary>Puts another event in the place of one, as somebody with an editor might.</summary>
    public void Tamper(string stream, long version, Func<JournalEvent, JournalEvent> change)
    {
        lock (gate)
        {
            Of(stream)[(int)version - 1] = change(Of(stream)[(int)version - 1]);
        }
    }

    /// <summary>Takes over what another holds.</summary>
    public void CopyFrom(MemoryJournalStore other)
    {
        foreach (var (stream, events) in other.streams)
        {
            streams[stream] = [.. events];
        }
    }

    private List<JournalEvent> Of(string stream)
    {
        if (!streams.TryGetValue(stream, out var events))
        {
            streams[stream] = events = [];
        }

        return events;
    }
}
