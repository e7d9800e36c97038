using System.Collections.Concurrent;
using Perennial.Client.Wire;

namespace Perennial.App.Api.Clients;

/// <summary>Applications that answer by themselves: which routing each answers by, and when it was last heard of.</summary>
/// <param name="clock">The time.</param>
internal sealed class ConnectedClients(TimeProvider clock)
{
    /// <summary>One that is not heard of for so many leases is gone.</summary>
    private const int GoneAfterLeases = 20;

    private readonly ConcurrentDictionary<(string Model, string Name), (ClientState State, DateTimeOffset SeenAt)> known = new();

    /// <summary>A client looked at the routing of a model.</summary>
    public void Note(string model, ClientState state) => known[(model, state.Name)] = (state, clock.GetUtcNow());

    /// <summary>The clients of a model, those first that answer by an older routing than <paramref name="head"/>.</summary>
    public IReadOnlyList<ClientView> Of(string model, long head)
    {
        var now = clock.GetUtcNow();
        foreach (var (key, client) in known.Where(one => now - one.Value.SeenAt > one.Value.State.Lease * GoneAfterLeases))
        {
            known.TryRemove(KeyValuePair.Create(key, client));
        }

        return [.. known.Where(one => one.Key.Model == model)
            .Select(one => new ClientView(one.Key.Name, one.Value.State.Head, one.Value.State.Head >= head, one.Value.SeenAt, one.Value.State.Lease.TotalSeconds))
            .OrderBy(one => one.Switched).ThenBy(one => one.Name, StringComparer.Ordinal)];
    }
}
