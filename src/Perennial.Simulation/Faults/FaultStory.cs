using System.Text.Json.Serialization;

namespace Perennial.Simulation.Faults;

/// <summary>A fault that was injected, and what came of it.</summary>
/// <param name="Name">Which.</param>
/// <param name="What">What it did, for people.</param>
/// <param name="From">From when.</param>
/// <param name="To">Until when; null where it never ended.</param>
/// <param name="DetectedAt">When Perennial said so first; null when it never did.</param>
/// <param name="Column">The column that it broke; null where it is none.</param>
/// <param name="PromotedFromIt">Whether a version that was trained on its rows ever became champion.</param>
/// <param name="Outcome">What was said about it, for people; null when nothing was.</param>
public sealed record FaultStory(
    string Name,
    string What,
    DateTimeOffset From,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] DateTimeOffset? To,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] DateTimeOffset? DetectedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Column,
    bool PromotedFromIt,
    string? Outcome);
