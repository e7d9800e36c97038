using System.Collections.Concurrent;
using System.Globalization;
using Perennial.App.Api.Live;
using Perennial.Log;
using Perennial.Terms;

namespace Perennial.App.Api.Inference;

/// <summary>Answers requests of the Open Inference Protocol, whichever way they came.</summary>
/// <param name="models">The models of the server.</param>
/// <param name="drivers">Tell whether every model was found.</param>
/// <param name="clock">The time.</param>
internal sealed class Inferences(LiveModels models, ModelDrivers drivers, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, InferenceTarget> routed = new(StringComparer.Ordinal);

    /// <summary>What was asked so far.</summary>
    public InferenceTallies Tallies { get; } = new(clock);

    /// <summary>All models.</summary>
    public IEnumerable<InferenceTarget> All => models.Names.Select(name => Find(name, null));

    /// <summary>Why the server is not ready; null when it is. A model that has no champion yet, or whose champion answers elsewhere, does not count: nothing here can make it ready but traffic.</summary>
    public string? Unready => !drivers.Ready ? "The models are still being loaded."
        : models.Names.Select(Broken).FirstOrDefault(fault => fault is not null);

    /// <summary>Whom a request asks.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="version">The number of a version, as the request writes it; null or empty where it names none.</param>
    /// <exception cref="ApiException">There is no such model or version: status 404; or none of its versions can be loaded: status 503.</exception>
    public InferenceTarget Find(string model, string? version)
    {
        var live = models.Find(model);
        var standing = Standing(live);
        if (!string.IsNullOrEmpty(version))
        {
            var named = standing.Find(int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new ApiException(404, standing.Missing(version)));
            return new InferenceTarget(live, standing, named, InferenceSignature.Of(standing.Model, [named]));
        }

        return routed.TryGetValue(model, out var known) && ReferenceEquals(known.Standing, standing)
            ? known
            : routed[model] = new InferenceTarget(live, standing, null, InferenceSignature.Of(standing.Model, standing.Routed));
    }

    /// <summary>Why a model or version cannot answer; null when it can: what a table of the router holds is loaded.</summary>
    public string? Fault(string model, string? version)
    {
        try
        {
            var target = Find(model, version);
            return target.Version is null && target.Standing.Routed.Count == 0 ? $"No version of '{model}' answers here yet." : null;
        }
        catch (ApiException fault) when (fault.Status == 503)
        {
            return fault.Message;
        }
    }

    /// <summary>Reads, answers, logs and writes; counts all four.</summary>
    /// <param name="target">Whom it asks.</param>
    /// <param name="read">Reads the request.</param>
    /// <param name="write">Writes the answer.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<T> AnswerAsync<T>(InferenceTarget target, Func<InferenceRequest> read, Func<InferenceRequest, InferenceAnswer, T> write, CancellationToken cancellationToken)
    {
        var timing = new InferenceTiming(clock);
        try
        {
            var asked = read();
            var requests = RequestRows.Of(target.Signature, asked, target.Version?.Number, clock.GetUtcNow());
            var wanted = InferenceOutputs.Wanted(target.Signature, asked.Outputs);
            timing.Read();
            var answered = await target.Model.AnswerAsync(requests, cancellationToken);
            timing.Answered();
            var written = write(asked, Answer(target, wanted, answered));
            Tallies.Succeeded(target.Standing.Model.Model, answered.Answers, timing);
            return written;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Tallies.Failed(target.Standing.Model.Model, target.Counted, timing);
            throw;
        }
    }

    private static InferenceAnswer Answer(InferenceTarget target, IReadOnlyList<string> wanted, AnsweredRequests answered) => new(
        target.Standing.Model.Model,
        answered.Answers.All(answer => answer.Version == answered.Answers[0].Version) ? answered.Answers[0].Version : null,
        answered.Logged switch { LoggedAs.Durable => "durable", LoggedAs.Buffered => "buffered", LoggedAs.Dropped => "dropped", _ => "nothing" },
        [.. wanted.Select(name => InferenceOutputs.Build(name, target.Standing.Model, answered.Requests, answered.Answers))]);

    /// <summary>What the versions of a model are now. That none can be loaded is not the caller's fault.</summary>
    private static AnsweringVersions Standing(LiveModel model)
    {
        try
        {
            return model.Answering();
        }
        catch (FaultException fault)
        {
            throw new ApiException(503, $"No version of '{model.Name}' can be loaded: {fault.Message}");
        }
    }

    /// <summary>Why a model that should answer does not.</summary>
    private string? Broken(string model)
    {
        try
        {
            _ = Find(model, null);
            return null;
        }
        catch (ApiException fault) when (fault.Status == 503)
        {
            return fault.Message;
        }
    }
}
