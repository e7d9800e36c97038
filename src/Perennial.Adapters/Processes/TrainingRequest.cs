using System.Text.Json;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.Adapters.Processes;

/// <summary>The content of <c>retrain.json</c>.</summary>
/// <param name="Model">The model.</param>
/// <param name="Run">The run's number.</param>
/// <param name="Trainer">The trainer's name.</param>
/// <param name="Reason">The trigger.</param>
/// <param name="Strategy">How the version is made: <c>full</c>, <c>incremental</c> or <c>fine-tune</c>; the last two from the artifact in <c>input/data/model</c>.</param>
/// <param name="Dataset">The dataset's digest.</param>
/// <param name="Seed">The seed of everything random.</param>
/// <param name="Label">The label's column, after the features' in every file.</param>
/// <param name="Features">The signature, in order; at least one.</param>
/// <param name="TimeLimitSeconds">Wall time after which the trainer is ended.</param>
/// <param name="MemoryLimitBytes">Resident memory above which it is ended.</param>
public sealed record TrainingRequest(
    string Model,
    int Run,
    string Trainer,
    string Reason,
    string Strategy,
    string Dataset,
    int Seed,
    string Label,
    IReadOnlyList<SignatureColumn> Features,
    double TimeLimitSeconds,
    long MemoryLimitBytes)
{
    /// <summary>What is predicted: <c>binary</c>, <c>multiclass</c> or <c>regression</c>.</summary>
    public string Task { get; init; } = "binary";

    /// <summary>The loss that will judge the version, such as <c>log_loss</c>.</summary>
    public string Metric { get; init; } = "log_loss";

    /// <summary>How many classes; a label is a class's place from 0. 0 where the task is another.</summary>
    public int Classes { get; init; }

    /// <summary>The column that says for how many predictions a row stands, the last of every file; null where there is none.</summary>
    public string? Weight { get; init; }

    /// <summary>Whether to train twice and fail where the two differ; null where not.</summary>
    public bool? Repeat { get; init; }

    /// <summary>Whether to learn a handful of rows by heart first, and fail where that cannot be done; null where not.</summary>
    public bool? Overfits { get; init; }

    /// <summary>The digest of the artifact to go on from; null where a training starts from scratch.</summary>
    public string? Parent { get; init; }

    /// <summary>What a trainer is told of a job.</summary>
    public static TrainingRequest Of(TrainingJob job) => new(
        job.Model, job.Run, job.Trainer, job.Reason, Word(job.Strategy).Replace('_', '-'), job.Dataset.Hex, job.Seed, job.Label,
        [.. job.Features.Select(feature => new SignatureColumn(
            feature.Name, feature.Type == FeatureType.Numeric ? "numeric" : "categorical"))],
        job.TimeLimit.TotalSeconds, job.MemoryLimitBytes)
    {
        Task = Word(job.Task),
        Metric = Word(job.Metric),
        Classes = job.Classes,
        Parent = job.Parent?.Hex,
        Weight = job.Weighted ? TrainingJob.WeightColumn : null,
        Repeat = job is { Repeat: true, Trial: 0 } ? true : null,
        Overfits = job is { Overfits: true, Trial: 0 } ? true : null,
    };

    /// <summary>Reads it from a trainer's folder.</summary>
    /// <exception cref="FaultException">The file is missing, or not what it should be.</exception>
    public static TrainingRequest Read(TrainerFolder folder)
    {
        TrainingRequest request = ContractFile.Read(folder.Request, ProcessesJson.Default.TrainingRequest);
        return request.Features.Count > 0
            ? request
            : throw new FaultException($"{folder.Request} names no features. Give at least one under 'features'.");
    }

    /// <summary>Writes it into a trainer's folder.</summary>
    public void Write(TrainerFolder folder) =>
        File.WriteAllBytes(folder.Request, JsonSerializer.SerializeToUtf8Bytes(this, ProcessesJson.Default.TrainingRequest));

    private static string Word<T>(T value) where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
