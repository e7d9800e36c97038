using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Perennial.Adapters.Commands;
using Perennial.Adapters.Files;
using Perennial.Adapters.Processes;
using Perennial.Registry;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.Adapters.Webhooks;

/// <summary>Tells a training system elsewhere what is wanted, once; what it makes is handed in, and nothing is waited for here.</summary>
/// <remarks>
/// That it was told stands in the run's folder. A process that was killed in between tells it again, with the same key: the model's, run's and dataset's.
/// </remarks>
/// <param name="runs">The folder of all runs.</param>
/// <param name="allowed">Names the URL.</param>
/// <param name="operations">Is told of what went wrong.</param>
/// <param name="clock">Measures pauses between tries.</param>
public sealed class ExternalTrainer(string runs, TrainerList allowed, IOperationsLog operations, TimeProvider clock) : ITrainer, IDisposable
{
    private const string ToldFile = "told.json";
    private static readonly TrainingUsage Nothing = new(0, 0, 0);
    private readonly ConcurrentDictionary<(string Model, int Run), Task<string?>> _telling = [];
    private readonly CancellationTokenSource _end = new();
    private readonly Webhook _webhook = new(clock);

    /// <inheritdoc/>
    public TrainingResult Advance(TrainingJob job)
    {
        string folder = Path.Combine(runs, job.Model, job.Run.ToString(CultureInfo.InvariantCulture));
        if (File.Exists(Path.Combine(folder, ToldFile)))
        {
            return new TrainingResult.Elsewhere();
        }

        if (!_telling.TryGetValue((job.Model, job.Run), out Task<string?>? telling))
        {
            return Begin(job, folder);
        }

        if (!telling.IsCompleted)
        {
            return new TrainingResult.Running(0);
        }

        _telling.TryRemove((job.Model, job.Run), out _);
        operations.Note(job.Model, $"the training system could not be told of run {job.Run}; the next turn tries again", telling.IsCompletedSuccessfully ? telling.Result : "it was broken off");
        return new TrainingResult.Elsewhere();
    }

    /// <inheritdoc/>
    public void Discard(string model, int run, int trial)
    {
        // A system elsewhere tries nothing.
    }

    /// <inheritdoc/>
    public Task WaitAsync(string model, int run, CancellationToken cancellationToken) =>
        _telling.TryGetValue((model, run), out Task<string?>? telling) ? telling.WaitAsync(cancellationToken) : Task.CompletedTask;

    /// <summary>The key of a run's message: whoever gets it twice knows that it is one.</summary>
    public static string Key(TrainingJob job) =>
        Digest.Of(System.Text.Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{job.Model}\n{job.Run}\n{job.Dataset.Hex}"))).Hex;

    /// <inheritdoc/>
    public void Dispose()
    {
        _end.Cancel();
        _webhook.Dispose();
        _end.Dispose();
    }

    private TrainingResult Begin(TrainingJob job, string folder)
    {
        WebhookOptions options;
        try
        {
            options = allowed.External();
        }
        catch (FaultException refusal)
        {
            return new TrainingResult.Failed(refusal.Message, Nothing);
        }

        _telling[(job.Model, job.Run)] = TellAsync(options, job, folder);
        return new TrainingResult.Running(0);
    }

    private async Task<string?> TellAsync(WebhookOptions options, TrainingJob job, string folder)
    {
        string key = Key(job);
        string? fault = await _webhook.PostAsync(options, key, Message(job, key), _end.Token).ConfigureAwait(false);
        if (fault is null)
        {
            Directory.CreateDirectory(folder);
            DurableFile.Write(Path.Combine(folder, ToldFile), JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["url"] = options.Url.ToString(), ["key"] = key }), "external.told");
            operations.Note(job.Model, $"the training system was told of run {job.Run}", options.Url.ToString());
        }

        return fault;
    }

    /// <summary>What a trainer's <c>retrain.json</c> holds, its parameters, and how the version is handed in.</summary>
    private static byte[] Message(TrainingJob job, string key)
    {
        JsonObject message = JsonSerializer.SerializeToNode(TrainingRequest.Of(job), ProcessesJson.Default.TrainingRequest)!.AsObject();
        message["key"] = key;
        message["parameters"] = JsonNode.Parse(HyperParameters.Json(job.Parameters));
        message["handIn"] = string.Create(CultureInfo.InvariantCulture, $"perennial hand-in {job.Model} --run {job.Run} --artifact PATH");
        return JsonSerializer.SerializeToUtf8Bytes(message);
    }
}
