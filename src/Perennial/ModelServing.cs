using System.Collections.Concurrent;
using Perennial.Evaluate;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.Serve;
using Perennial.Terms;

namespace Perennial;

/// <summary>Answers requests for one model as its journal stands at that moment.</summary>
/// <remarks>
/// A rollback takes effect at the next request: an answer that is asked for after an append returned comes from the versions that this append names.
/// Without a watch that holds for every process, and costs a read of the journal for each answer. With one it holds within this process, where the
/// append itself loads what it names; what another process appends is seen a lease later, plus the time to load what is not loaded.
/// </remarks>
public sealed class ModelServing : IDisposable
{
    private readonly ModelStates states;
    private readonly Journal journal;
    private readonly string model;
    private readonly WatchedHead? head;
    private readonly Router router;
    private readonly Lock gate = new();
    private readonly ConcurrentDictionary<long, Lazy<bool>> loading = new();
    private long version;

    /// <summary>Serves a model.</summary>
    /// <param name="states">The journals' folds.</param>
    /// <param name="journal">Asked before every answer where nobody watches it.</param>
    /// <param name="versions">Loads versions.</param>
    /// <param name="model">The model's name.</param>
    /// <param name="watch">Tells where the journal stands; null asks it.</param>
    /// <param name="shadows">Asks versions in the shadow off the path of the answers; null asks them in line.</param>
    /// <param name="probe">Tries in a process that may die what may crash the one that loads it; null trusts everything.</param>
    /// <param name="tally">Told what serving takes; null where nothing is measured.</param>
    public ModelServing(
        ModelStates states, Journal journal, VersionLoader versions, string model, JournalWatch? watch = null, ShadowQueue? shadows = null, IArtifactProbe? probe = null, ServingTally? tally = null)
    {
        (this.states, this.journal, this.model) = (states, journal, model);
        router = new Router(versions, shadows, probe, tally);
        Shadows = shadows;
        head = watch?.Of(model);
        head?.Moving = Prepare;
    }

    /// <summary>Whether the versions before go on answering while newer ones cannot be loaded, see <see cref="Fault"/>; otherwise every request fails then. The default is false.</summary>
    public bool KeepsAnswering { get; init; }

    /// <summary>Why the versions that the journal names do not answer; null when they do.</summary>
    public string? Fault { get; private set; }

    /// <summary>The table that answers now; null before the first request.</summary>
    public RoutingTable? Table => router.Table;

    /// <summary>Asks versions in the shadow; null where they are asked in line.</summary>
    public ShadowQueue? Shadows { get; }

    /// <summary>How this model's answers are logged.</summary>
    public AnswerLogging Logging => router.Table?.Declaration?.Log?.Answers ?? AnswerLogging.Durable;

    /// <summary>Whether an answer to these requests may wait for another process, so that whoever asks holds a thread meanwhile: a server gives such requests threads of their own.</summary>
    public bool Waits(IReadOnlyList<Request> requests) => router.Waits(requests);

    /// <summary>Answers one request.</summary>
    /// <exception cref="FaultException">It has too few or too many values, or one of another type; it names a version that does not exist; or no version can be loaded.</exception>
    public Answer Answer(Request request)
    {
        Follow();
        return router.Answer(request);
    }

    /// <summary>Answers some requests, in order, all as the journal stood at one moment; each gets what it would get alone.</summary>
    /// <exception cref="FaultException">One of them cannot be answered; then none is.</exception>
    public IReadOnlyList<Answer> AnswerAll(IReadOnlyList<Request> requests)
    {
        Follow();
        return router.AnswerAll(requests);
    }

    /// <summary>Loads what the journal names now, if it does not answer yet: a server does so before it takes requests.</summary>
    /// <exception cref="FaultException">It cannot be loaded.</exception>
    public void Follow()
    {
        var newest = head?.Version ?? journal.Head(model);
        if (newest > Volatile.Read(ref version))
        {
            Refresh();
        }
    }

    /// <summary>Tries again to load what could not be loaded; nothing where there is no <see cref="Fault"/>.</summary>
    public void Retry()
    {
        if (Fault is not null)
        {
            Refresh(again: true);
        }
    }

    /// <summary>Lets go of the versions.</summary>
    public void Dispose()
    {
        head?.Moving = null;
        router.Dispose();
    }

    /// <summary>Loads what is about to be asked. A failure is told to whoever asks.</summary>
    private void Prepare(long _)
    {
        try
        {
            Refresh();
        }
        catch (Exception)
        {
            // The next request tries again, and is told.
        }
    }

    /// <summary>All who meet the same state wait for one load of it.</summary>
    private void Refresh(bool again = false)
    {
        var state = states.Load(model);
        if (again)
        {
            Refresh(state, again);
            return;
        }

        var load = loading.GetOrAdd(state.Head.Version, _ => new Lazy<bool>(() => Refresh(state, again)));
        try
        {
            _ = load.Value;
        }
        finally
        {
            loading.TryRemove(KeyValuePair.Create(state.Head.Version, load));
        }
    }

    /// <summary>Versions are loaded before anybody waits; a slow load of an older state never overtakes a newer one.</summary>
    private bool Refresh(ModelState state, bool again)
    {
        if (!again && state.Head.Version <= Volatile.Read(ref version))
        {
            return false;
        }

        var table = RoutingTable.Of(state.Registry, state.RollOut);
        if (router.Table?.AnswersAs(table) == true && Fault is null)
        {
            Reach(state.Head.Version, null, again);
            return false;
        }

        try
        {
            Reach(state.Head.Version, router.Load(table), again);
            Fault = null;
        }
        catch (Exception fault) when (KeepsAnswering)
        {
            Reach(state.Head.Version, Lesser(table), again);
            Fault = fault.Message;
        }

        return true;
    }

    /// <summary>The champion alone where it can be loaded; null, for the table before, where it cannot.</summary>
    private ServedTable? Lesser(RoutingTable table)
    {
        try
        {
            return router.Load(table with { Challenger = null, Share = 0 });
        }
        catch (Exception) when (router.Table is not null)
        {
            return null;
        }
    }

    /// <summary>Stands at a version of the journal, with a new table unless the one before says the same.</summary>
    private void Reach(long reached, ServedTable? table, bool again)
    {
        lock (gate)
        {
            if (reached > version || (again && reached == version))
            {
                if (table is not null)
                {
                    router.Swap(table);
                    table = null;
                }

                Volatile.Write(ref version, reached);
            }
        }

        table?.Retire();
    }
}
