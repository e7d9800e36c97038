using Perennial.Registry;
using Perennial.Serve;

namespace Perennial;

/// <summary>Answers requests for one model as its journal stands at that moment: a rollback takes effect at the next request.</summary>
/// <param name="states">The journals' folds.</param>
/// <param name="journal">Asked before every answer.</param>
/// <param name="versions">Loads versions.</param>
/// <param name="model">The model's name.</param>
public sealed class ModelServing(ModelStates states, Journal journal, VersionLoader versions, string model)
{
    private readonly Router router = new(versions);
    private readonly Lock gate = new();
    private long version;

    /// <summary>Answers one request.</summary>
    public Answer Answer(Request request)
    {
        if (journal.Head(model) > Volatile.Read(ref version))
        {
            Refresh();
        }

        return router.Answer(request);
    }

    /// <summary>Versions are loaded before anybody waits; a slow load of an older state never overtakes a newer one.</summary>
    private void Refresh()
    {
        var state = states.Load(model);
        var table = RoutingTable.Of(state.Registry, state.RollOut);
        router.Load(table);
        lock (gate)
        {
            if (state.Head.Version > version)
            {
                router.Swap(table);
                Volatile.Write(ref version, state.Head.Version);
            }
        }
    }
}
