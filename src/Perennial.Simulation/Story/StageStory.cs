using Perennial.Terms;

namespace Perennial.Simulation.Story;

/// <summary>One stage of a rollout.</summary>
/// <param name="Kind">Shadow or split, or one step of a canary.</param>
/// <param name="Share">Of the entities that the challenger answered; 0 for a shadow.</param>
/// <param name="From">When it began.</param>
/// <param name="To">When it was left; null when the history ended first.</param>
/// <param name="Looks">Every look at it, in order.</param>
public sealed record StageStory(StageKind Kind, double Share, DateTimeOffset From, DateTimeOffset? To, IReadOnlyList<StageLook> Looks);
