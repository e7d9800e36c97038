using System.Text.Json;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.Adapters.Processes;

/// <summary>The content of <c>retrain.json</c>.</summary>
/// <param name="Model">The model.</param>
/// <param name="Run">The run's number.</param>
/// <param name="Trainer">The trainer's name.</param>
/// <param name="Reason">The trigger.</param>
/// <param name="Strategy">How the version is made: <c>full</c>.</param>
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
    /// <summary>What a trainer is told of a job.</summary>
    public static TrainingRequest Of(TrainingJob job) => new(
        job.Model, job.Run, job.Trainer, job.Reason, "full", job.Dataset.Hex, job.Seed, job.Label,
        [.. job.Features.Select(feature => new SignatureColumn(
            feature.Name, feature.Type == FeatureType.Numeric ? "numeric" : "categorical"))],
        job.TimeLimit.TotalSeconds, job.MemoryLimitBytes);

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
}
