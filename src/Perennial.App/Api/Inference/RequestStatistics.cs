namespace Perennial.App.Api.Inference;

/// <summary>What requests took, by part.</summary>
/// <param name="Success">Those that were answered, as a whole.</param>
/// <param name="Fail">Those that were refused or failed, as a whole.</param>
/// <param name="Queue">Waiting: there is no queue.</param>
/// <param name="ComputeInput">Reading.</param>
/// <param name="ComputeInfer">Answering, and logging until it is durable.</param>
/// <param name="ComputeOutput">Writing.</param>
/// <param name="CacheHit">There is no cache.</param>
/// <param name="CacheMiss">There is no cache.</param>
internal sealed record RequestStatistics(
    DurationStatistic Success,
    DurationStatistic Fail,
    DurationStatistic Queue,
    DurationStatistic ComputeInput,
    DurationStatistic ComputeInfer,
    DurationStatistic ComputeOutput,
    DurationStatistic CacheHit,
    DurationStatistic CacheMiss);
