using Perennial.Decide;

namespace Perennial.Simulation.Story;

/// <summary>A decision that changed something, or would have if nothing had stood in the way.</summary>
/// <param name="Number">Among all decisions, from 1.</param>
/// <param name="At">When.</param>
/// <param name="Action">Keep means that a change was blocked.</param>
/// <param name="Version">The version that came of it, or was taken back; null when none.</param>
/// <param name="Trigger">What asked; null when a version was taken back.</param>
/// <param name="Because">One sentence.</param>
/// <param name="Blocked">What stood in the way; null when nothing did.</param>
/// <param name="BlockedUntil">The last turn in a row that was blocked; null unless one was.</param>
/// <param name="Cost">What it cost at once.</param>
/// <param name="Regret">Money lost to staleness by then; null when not known.</param>
/// <param name="Outcome">What came of it; null for what was blocked.</param>
/// <param name="Alternatives">What each thing that could be done costs.</param>
/// <param name="Votes">What every trigger said.</param>
public sealed record DecisionStory(
    long Number,
    DateTimeOffset At,
    ActionKind Action,
    int? Version,
    Trigger? Trigger,
    string Because,
    string? Blocked,
    DateTimeOffset? BlockedUntil,
    double Cost,
    double? Regret,
    string? Outcome,
    IReadOnlyList<Alternative> Alternatives,
    IReadOnlyList<TriggerVote> Votes);
