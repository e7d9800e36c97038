using Perennial.Adapters.LightGbm;
using Perennial.Adapters.Remote;
using Perennial.Terms;

namespace Perennial.Adapters.Flavours;

/// <summary>The <c>model.json</c> of an artifact that was brought from elsewhere.</summary>
/// <param name="Flavour">How the rest is read.</param>
/// <param name="Features">The signature that it was registered under, in order.</param>
/// <param name="Task">What it predicts: binary, multiclass or regression.</param>
/// <param name="Width">How many numbers an answer has.</param>
internal sealed record ArtifactDescription(string Flavour, IReadOnlyList<ArtifactFeature> Features, string Task, int Width)
{
    /// <summary>The file's name.</summary>
    public const string File = "model.json";

    /// <summary>The rules, in the order they are asked; null for other flavours.</summary>
    public IReadOnlyList<Rule>? Rules { get; init; }

    /// <summary>The answer of a constant, or of rules to what meets none; null for other flavours.</summary>
    public IReadOnlyList<double>? Answer { get; init; }

    /// <summary>The name of a command in the allow-list; null for other flavours.</summary>
    public string? Command { get; init; }

    /// <summary>Which model of which server answers; null for other flavours.</summary>
    public RemoteTarget? Remote { get; init; }

    /// <summary>The file that holds the model; null where there is none.</summary>
    public string? Model { get; init; }

    /// <summary>The description of a model's artifact.</summary>
    public static ArtifactDescription Of(string flavour, IReadOnlyList<FeatureDeclaration> features, TaskKind task, int width) => new(
        flavour,
        [.. features.Select(feature => new ArtifactFeature(feature.Name, LightGbmFeature.NameOf(feature.Type)))],
        task.ToString().ToLowerInvariant(),
        width);
}
