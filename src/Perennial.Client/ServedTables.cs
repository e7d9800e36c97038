using Perennial.Client.Wire;
using Perennial.Registry;
using Perennial.Serve;
using Perennial.Terms;

namespace Perennial.Client;

/// <summary>Between a routing table and what is told of it.</summary>
public static class ServedTables
{
    /// <summary>What a client is told.</summary>
    /// <param name="table">Who answers.</param>
    /// <param name="model">What is declared.</param>
    /// <param name="head">Where the model's journal stands.</param>
    public static ServedModel Of(RoutingTable table, ModelDeclaration model, long head) => new(
        table.Model, head, Word(model.Task), Columns(table.Logged), Artifact(table.Champion), Artifact(table.Challenger), table.Share)
    {
        Classes = model.Task == TaskKind.Multiclass ? model.Label.Classes : null,
        Entity = model.Columns.Entity,
        Id = model.Columns.Id,
        Time = model.Columns.Time,
    };

    /// <summary>The table that a client answers by.</summary>
    internal static RoutingTable Of(ServedModel served) => new(served.Model, Version(served.Champion), Version(served.Challenger), served.Share)
    {
        Task = Enum.Parse<TaskKind>(served.Task, ignoreCase: true),
        Logged = Columns(served.Columns),
        Classes = served.Classes?.Count ?? 0,
    };

    private static ServedArtifact? Artifact(ModelVersion? version) =>
        version is null ? null : new ServedArtifact(version.Number, version.Artifact.Hex, Columns(version.Features));

    private static IReadOnlyList<ServedColumn> Columns(IReadOnlyList<FeatureDeclaration> features) =>
        [.. features.Select(feature => new ServedColumn(feature.Name, Word(feature.Type)))];

    private static IReadOnlyList<FeatureDeclaration> Columns(IReadOnlyList<ServedColumn> columns) =>
        [.. columns.Select(column => new FeatureDeclaration(column.Name, Enum.Parse<FeatureType>(column.Type, ignoreCase: true)))];

    private static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    /// <summary>What a client does not know of a version stays empty.</summary>
    private static ModelVersion? Version(ServedArtifact? artifact) => artifact is null ? null : new ModelVersion
    {
        Number = artifact.Version,
        Artifact = new Digest(artifact.Digest),
        Dataset = new Digest(artifact.Digest),
        Run = 0,
        Trigger = string.Empty,
        Trainer = string.Empty,
        TrainingRows = 0,
        TrainedFrom = default,
        TrainedTo = default,
        JudgedTo = default,
        AsOf = 0,
        Cost = 0,
        Features = Columns(artifact.Features),
    };
}
