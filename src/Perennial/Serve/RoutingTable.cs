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

    /// <summary>How many classes the model has; 0 where an answer is one number.</summary>
    public int Classes { get; init; }

    /// <summary>What a rollback goes to: it is kept loaded. Null when there is none.</summary>
    public ModelVersion? Previous { get; init; }

    /// <summary>All versions: a request may name one of them.</summary>
    public IReadOnlyList<ModelVersion> Versions { get; init; } = [];

    /// <summary>What the model's file says; null where nobody asks.</summary>
    public ModelDeclaration? Declaration { get; init; }

    /// <summary>The table that follows from a model's state. A champion that answers elsewhere answers nothing here.</summary>
    public static RoutingTable Of(RegistryState registry, RolloutState rollouts)
    {
        var (model, champion, challenger) = (registry.Declared(), registry.Champion is { } number ? registry.Version(number) : null, rollouts.Challenger);
        if (champion is { Answers: false })
        {
            (champion, challenger) = (null, null);
        }

        return new RoutingTable(
            model.Model,
            champion,
            challenger is null ? null : registry.Version(challenger.Version),
            challenger is { Kind: StageKind.Split } ? rollouts.Active!.Stage!.Share : 0)
        {
            Task = model.Task,
            Logged = model.Logged,
            Classes = model.Task == TaskKind.Multiclass ? model.AnswerWidth : 0,
            Previous = registry.Previous is { } before && registry.Version(before) is { Answers: true } spare ? spare : null,
            Versions = registry.Versions,
            Declaration = model,
        };
    }

    /// <summary>The stored version with this number that can answer here.</summary>
    /// <exception cref="FaultException">There is none.</exception>
    public ModelVersion Version(int number) => Versions.FirstOrDefault(version => version.Number == number && version.Answers) ?? throw new FaultException(
        $"Version {number} of '{Model}' was asked for, and {(Versions.Count == 0 ? "there is none yet" : $"there are {string.Join(", ", Versions.Where(version => version.Answers).Select(version => version.Number))}")}. Name one of them, or none.");

    /// <summary>Whether a request would have the same answer from both, and leave the same rows.</summary>
    internal bool AnswersAs(RoutingTable other) =>
        (Champion?.Number, Challenger?.Number, Share, Previous?.Number) == (other.Champion?.Number, other.Challenger?.Number, other.Share, other.Previous?.Number)
        && Versions.Count == other.Versions.Count && ReferenceEquals(Declaration, other.Declaration);
}
