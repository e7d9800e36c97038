using System.Collections.Concurrent;
using Perennial.Log;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.Serve;

namespace Perennial.App.Api.Live;

/// <summary>The models of the server's folder, each held once.</summary>
internal sealed class LiveModels : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<LiveModel>> known = new(StringComparer.Ordinal);
    private readonly Composition house;
    private readonly JournalWatch watch;
    private readonly ServingTally tally;
    private readonly Heartbeats beats;

    /// <summary>Holds the models of a folder.</summary>
    /// <param name="house">The data folder.</param>
    /// <param name="clock">The time.</param>
    /// <param name="tally">Told what serving takes.</param>
    /// <param name="beats">Told when predictions come.</param>
    public LiveModels(Composition house, TimeProvider clock, ServingTally tally, Heartbeats beats)
    {
        (this.house, this.tally, this.beats) = (house, tally, beats);
        watch = new JournalWatch(house.Journal, clock);
        Answers = new AnswerLog(house.Inbox, model => Find(model).Logging);
    }

    /// <summary>The names of all models, in order.</summary>
    public IReadOnlyList<string> Names => house.Journal.Streams();

    /// <summary>What logs answers.</summary>
    public AnswerLog Answers { get; }

    /// <summary>The models that were asked for so far.</summary>
    public IEnumerable<LiveModel> Held => known.Values.Where(one => one.IsValueCreated).Select(one => one.Value);

    /// <summary>The model of a name.</summary>
    /// <exception cref="ApiException">There is none: status 404.</exception>
    public LiveModel Find(string name) =>
        known.TryGetValue(name, out var model) ? model.Value
        : house.Journal.Head(name) > 0 ? known.GetOrAdd(name, one => new Lazy<LiveModel>(() => Hold(one))).Value
        : throw new ApiException(404, $"There is no model '{name}'. {Others()}");

    /// <summary>Lets shadows end, writes answers that wait, and lets go of the versions.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var model in Held)
        {
            await model.DisposeAsync();
        }

        await Answers.DisposeAsync();
        watch.Dispose();
    }

    private LiveModel Hold(string name)
    {
        var shadows = new ShadowQueue(Answers.AppendAsync, tally: tally);
        var serving = new ModelServing(house.States, house.Journal, house.Versions, name, watch, shadows, house.Probe(), tally) { KeepsAnswering = true };
        return new LiveModel(house, serving, Answers, beats, name);
    }

    private string Others() => Names is { Count: > 0 } names
        ? $"There are: {string.Join(", ", names.Take(20))}{(names.Count > 20 ? $" and {names.Count - 20} more" : string.Empty)}."
        : "There is none yet; declare one: perennial apply -f MODEL.yaml";
}
