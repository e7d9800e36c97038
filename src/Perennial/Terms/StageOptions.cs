namespace Perennial.Terms;

/// <summary>One stage of a rollout.</summary>
/// <param name="Kind">Shadow, split or canary.</param>
/// <param name="Share">Of the entities that the challenger answers: above 0, at most 1; 0 for a shadow. Of a canary that of its step.</param>
/// <param name="AtLeastExamples">Labelled examples before the stage may end; at least 1. Of a canary those of the challenger, before every step.</param>
/// <param name="AtMost">The longest the stage may take.</param>
/// <param name="OnTimeout">What happens when it took that long without a conclusion.</param>
public sealed record StageOptions(
    StageKind Kind, double Share, long AtLeastExamples, TimeSpan AtMost, WhenInconclusive OnTimeout)
{
    /// <summary>The shares of a canary, one after the other: rising, above 0, below 1; null for other stages.</summary>
    public IReadOnlyList<double>? Steps { get; init; }

    /// <summary>The least time that a canary stays at a share; null for other stages.</summary>
    public TimeSpan? Every { get; init; }
}
