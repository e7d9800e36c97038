using System.Collections.Concurrent;

namespace Perennial.App.Api.Live;

/// <summary>The models of the server's folder, each held once.</summary>
/// <param name="house">The data folder.</param>
internal sealed class LiveModels(Composition house)
{
    private readonly ConcurrentDictionary<string, LiveModel> known = new(StringComparer.Ordinal);

    /// <summary>The names of all models, in order.</summary>
    public IReadOnlyList<string> Names => house.Journal.Streams();

    /// <summary>The model of a name.</summary>
    /// <exception cref="ApiException">There is none: status 404.</exception>
    public LiveModel Find(string name) =>
        known.TryGetValue(name, out var model) ? model
        : house.Journal.Head(name) > 0 ? known.GetOrAdd(name, one => new LiveModel(house, one))
        : throw new ApiException(404, $"There is no model '{name}'. {Others()}");

    private string Others() => Names is { Count: > 0 } names
        ? $"There are: {string.Join(", ", names.Take(20))}{(names.Count > 20 ? $" and {names.Count - 20} more" : string.Empty)}."
        : "There is none yet; declare one: perennial apply -f MODEL.yaml";
}
