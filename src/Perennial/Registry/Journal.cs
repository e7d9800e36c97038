using System.Text.Json;

namespace Perennial.Registry;

/// <summary>The append-only history of models: typed facts in, typed facts out, chained by hash.</summary>
/// <param name="store">Where events are kept.</param>
/// <param name="upcasters">Null takes those of this version.</param>
public sealed class Journal(IJournalStore store, Upcasters? upcasters = null)
{
    private const string Space = "default";

    /// <summary>Told of every append by this journal, with the stream and its newest version, before the append returns.</summary>
    public event Action<string, long>? Appended;

    /// <summary>A number that another append, to whatever stream and by whatever process, makes larger.</summary>
    public long Newest() => store.Newest();

    /// <summary>The newest version of a stream; 0 when there is none.</summary>
    public long Head(string stream) => store.Head(stream);

    /// <summary>The names of all models.</summary>
    public IReadOnlyList<string> Streams() => store.Streams();

    /// <summary>What was recorded after version <paramref name="after"/>, in order.</summary>
    public IReadOnlyList<Recorded> Read(string stream, long after = 0) => [.. store.Read(stream, after).Select(Decode)];

    /// <summary>Appends all entries in one transaction, or none.</summary>
    /// <returns>What was recorded.</returns>
    /// <exception cref="StreamMovedException">The journal no longer stands at <paramref name="head"/>.</exception>
    public IReadOnlyList<Recorded> Append(string stream, JournalHead head, Turn turn, IReadOnlyList<Entry> entries)
    {
        var recorded = new List<Recorded>(entries.Count);
        var before = head;
        foreach (var entry in entries)
        {
            var next = Envelope(stream, before, turn, entry);
            recorded.Add(new Recorded(next, entry.Fact));
            before = JournalHead.After(next);
        }

        store.Append(stream, head.Version, [.. recorded.Select(one => one.Event)]);
        Appended?.Invoke(stream, before.Version);
        return recorded;
    }

    private static JournalEvent Envelope(string stream, JournalHead before, Turn turn, Entry entry)
    {
        var name = FactTypes.Of(entry.Fact);
        var measured = entry.Measured is null ? null : JsonSerializer.Serialize(entry.Measured, JsonSerializerOptions.Web);
        var unsigned = new JournalEvent(
            Space, stream, before.Version + 1, name.Type, name.Schema, turn.Tick, turn.Now, turn.Actor, entry.Cause,
            CanonicalJson.Write(entry.Fact), measured, before.Digest);
        return unsigned with { Digest = unsigned.Chained(before.Digest) };
    }

    /// <summary>The fact in an event, in today's shape.</summary>
    public Recorded Decode(JournalEvent written)
    {
        var (type, schema) = FactTypes.Find(written.Type);
        var facts = (upcasters ?? Upcasters.Shipped).Lift(written, schema);
        return new Recorded(written, (IFact)CanonicalJson.Read(facts, type));
    }
}
