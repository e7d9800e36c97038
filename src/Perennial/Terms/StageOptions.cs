namespace Perennial.Terms;

/// <summary>One stage of a rollout.</summary>
/// <param name="Kind">Shadow or split.</param>
/// <param name="Share">Of the entities that the challenger answers: above 0, at most 1; 0 for a shadow.</param>
/// <param name="AtLeastExamples">Labelled examples before the stage may end; at least 1.</param>
/// <param name="AtMost">The longest the stage may take.</param>
/// <param name="OnTimeout">What happens when it took that long without a conclusion.</param>
public sealed record StageOptions(
    StageKind Kind, double Share, long AtLeastExamples, TimeSpan AtMost, WhenInconclusive OnTimeout);
