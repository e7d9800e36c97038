namespace Perennial.Simulation.Story;

/// <summary>How one challenger tried to take over.</summary>
/// <param name="Version">The challenger.</param>
/// <param name="StartedAt">When it had passed its gates.</param>
/// <param name="EndedAt">When it was promoted or given up; null when the history ended first.</param>
/// <param name="Ending"><c>promoted</c>, <c>rejected</c>, <c>held</c> or <c>unfinished</c>.</param>
/// <param name="Because">Why it ended so.</param>
/// <param name="Stages">In order.</param>
public sealed record RolloutStory(
    int Version, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, string Ending, string Because, IReadOnlyList<StageStory> Stages);
