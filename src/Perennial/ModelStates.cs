using System.Collections.Concurrent;
using Perennial.Log;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial;

/// <summary>Folds journals, and keeps the folds: only what is new is read again.</summary>
/// <param name="journal">The journals.</param>
public sealed class ModelStates(Journal journal)
{
    private readonly ConcurrentDictionary<string, ModelState> known = new(StringComparer.Ordinal);
    private readonly FleetLedger fleets = new();

    /// <summary>The state of a model as its journal stands now.</summary>
    public ModelState Load(string model)
    {
        var state = known.GetValueOrDefault(model, ModelState.Start);
        if (journal.Head(model) != state.Head.Version)
        {
            state = journal.Read(model, state.Head.Version).Aggregate(state, (all, one) => all.After(one));
            known[model] = state;
            fleets.Note(state);
        }

        return state;
    }

    /// <summary>The state of a model as it was at a time.</summary>
    public ModelState At(string model, DateTimeOffset time) => journal.Read(model)
        .TakeWhile(recorded => recorded.Event.AsOf <= time)
        .Aggregate(ModelState.Start, (all, one) => all.After(one));

    /// <summary>Every sealing of a model's log, in order.</summary>
    public IReadOnlyList<SegmentsSealed> Sealings(string model) => [.. journal.Read(model).Select(recorded => recorded.Fact).OfType<SegmentsSealed>()];

    /// <summary>Those of <paramref name="segments"/> that no model's log holds: models that were fed the same rows share their blobs.</summary>
    public IReadOnlyList<Digest> Unnamed(IEnumerable<Digest> segments)
    {
        List<Digest> asked = [.. segments];
        return asked.Count == 0 ? [] : [.. asked.Except(journal.Streams().SelectMany(model => Load(model).Log.Segments).Select(segment => segment.Digest))];
    }

    /// <summary>Whether a version of any model has this artifact: models that were fed the same rows share their blobs.</summary>
    public bool IsVersion(Digest artifact) => journal.Streams().Any(model => Load(model).Registry.Versions.Exists(version => version.Artifact == artifact));

    /// <summary>What the other models of a model's file spent since a time, as far as they were loaded; null where nothing is shared.</summary>
    public double? SpentByOthers(ModelDeclaration model, DateTimeOffset since) => fleets.SpentByOthers(model, since);

    /// <summary>Appends facts after a state.</summary>
    /// <exception cref="StreamMovedException">Somebody else appended first.</exception>
    public ModelState Append(string model, ModelState state, Turn turn, IReadOnlyList<Entry> entries)
    {
        var next = journal.Append(model, state.Head, turn, entries).Aggregate(state, (all, one) => all.After(one));
        known[model] = next;
        fleets.Note(next);
        Traces.Journaled(model, next.Head.Version, entries.Select(entry => FactTypes.Of(entry.Fact).Type));
        return next;
    }

    /// <summary>Appends what a person does: the facts follow from the state, and are found again when somebody else was first.</summary>
    public ModelState Act(string model, DateTimeOffset now, string actor, Func<ModelState, IReadOnlyList<IFact>> facts)
    {
        for (var attempt = 1; ; attempt++)
        {
            var state = Load(model);
            IReadOnlyList<Entry> entries = [.. facts(state).Select(fact => new Entry(fact))];
            try
            {
                return entries.Count == 0 ? state : Append(model, state, Next(state, now, actor), entries);
            }
            catch (StreamMovedException) when (attempt < 100)
            {
                known.TryRemove(model, out _);
            }
        }
    }

    /// <summary>The frame of the next append: one tick on, and never earlier than the event before.</summary>
    public static Turn Next(ModelState state, DateTimeOffset now, string actor) =>
        new(state.Head.Tick + 1, now < state.Head.AsOf ? state.Head.AsOf : now, actor);
}
