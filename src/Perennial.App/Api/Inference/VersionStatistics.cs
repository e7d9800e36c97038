namespace Perennial.App.Api.Inference;

/// <summary>What a version was asked since the server started.</summary>
/// <param name="Name">The model.</param>
/// <param name="Version">The version; empty for requests that came before there was one.</param>
/// <param name="LastInference">When it answered last, in milliseconds since 1970; 0 for never.</param>
/// <param name="InferenceCount">Rows that it answered.</param>
/// <param name="ExecutionCount">Requests that it answered.</param>
/// <param name="InferenceStats">What they took.</param>
/// <param name="BatchStats">Requests are not batched: empty.</param>
/// <param name="MemoryUsage">Not told: empty.</param>
internal sealed record VersionStatistics(
    string Name,
    string Version,
    long LastInference,
    long InferenceCount,
    long ExecutionCount,
    RequestStatistics InferenceStats,
    IReadOnlyList<DurationStatistic> BatchStats,
    IReadOnlyList<DurationStatistic> MemoryUsage);
