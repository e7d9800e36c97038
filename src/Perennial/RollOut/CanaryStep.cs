namespace Perennial.RollOut;

/// <summary>A share that a canary answers, or answered.</summary>
/// <param name="Since">From when.</param>
/// <param name="Share">Of the entities.</param>
/// <param name="Examples">Labelled examples of the challenger that were known when it began.</param>
public sealed record CanaryStep(DateTimeOffset Since, double Share, long Examples)
{
    /// <summary>How long the rollout was paused in it.</summary>
    public TimeSpan PausedFor { get; init; }
}
