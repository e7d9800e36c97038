using Perennial.Registry;
using Perennial.RollOut;
using Perennial.Terms;

namespace Perennial.Serve;

/// <summary>Who answers what. Immutable; replaced whole.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Champion">Answers; null while there is none.</param>
/// <param name="Challenger">Answers its share, or unseen; null when there is none.</param>
/// <param name="Share">Of the entities that the challenger answers; 0 keeps it in the shadow.</param>
public sealed record RoutingTable(string Model, ModelVersion? Champion, ModelVersion? Challenger, double Share)
{
    /// <summary>What the model predicts. The default is the probability of a label of 0 or 1.</summary>
    public TaskKind Task { get; init; } = TaskKind.Binary;

    /// <summary>What a request brings, in order; empty where it brings just what versions take.</summary>
    public IReadOnlyList<FeatureDeclaration> Logged { get; init; } = [];

    /// <summary>The table that follows from a model's state. A champion that answers elsewhere answers nothing here.</summary>
    public static RoutingTable Of(RegistryState registry, RolloutState rollouts)
    {
        var champion = registry.Champion is { } number ? registry.Version(number) : null;
        var challenger = rollouts.Challenger;
        if (champion is { Answers: false })
        {
            (champion, challenger) = (null, null);
        }

        return new RoutingTable(
            registry.Declared().Model,
            champion,
            challenger is null ? null : registry.Version(challenger.Version),
            challenger is { Kind: StageKind.Split } ? rollouts.Active!.Stage!.Share : 0)
        {
            Task = registry.Declared().Task,
            Logged = registry.Declared().Logged,
        };
    }
}
