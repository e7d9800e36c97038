using System.Text.Json.Serialization;

namespace Perennial.Client.Wire;

/// <summary>Who answers for a model, as a server tells it: <c>GET /v1/models/{model}/routing</c>.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Head">Grows with every change; two of the same head are the same.</param>
/// <param name="Task">What is predicted: <c>binary</c>, <c>multiclass</c> or <c>regression</c>.</param>
/// <param name="Columns">What a request brings, in order.</param>
/// <param name="Champion">Answers; null while there is none, or it answers elsewhere.</param>
/// <param name="Challenger">Answers its share, or unseen; null when there is none.</param>
/// <param name="Share">Of the entities that the challenger answers; 0 keeps it in the shadow.</param>
public sealed record ServedModel(
    string Model,
    long Head,
    string Task,
    IReadOnlyList<ServedColumn> Columns,
    ServedArtifact? Champion,
    ServedArtifact? Challenger,
    double Share)
{
    /// <summary>The names of the classes, in the order of an answer; null where an answer is one number.</summary>
    public IReadOnlyList<string>? Classes { get; init; }

    /// <summary>The column that names the entity; null where none is declared.</summary>
    public string? Entity { get; init; }

    /// <summary>The column that names a prediction.</summary>
    public string? Id { get; init; }

    /// <summary>The column that says when it occurred.</summary>
    public string? Time { get; init; }

    /// <summary>The artifacts that it names.</summary>
    [JsonIgnore]
    public IEnumerable<ServedArtifact> Artifacts => new[] { Champion, Challenger }.OfType<ServedArtifact>();
}
