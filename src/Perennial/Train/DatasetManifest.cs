using System.Text;
using Perennial.Log;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Train;

/// <summary>What a dataset is made of. The digest of its canonical JSON is the dataset's version.</summary>
public sealed record DatasetManifest
{
    /// <summary>The manifest of a dataset, from the log as it stands: what came after its watermark is no part of it.</summary>
    public static DatasetManifest Of(ModelDeclaration model, LogState state, DatasetTaken dataset) => new()
    {
        Model = model.Model,
        Predictions = Blobs(state, segment => segment.FirstSequence <= dataset.AsOf && segment.Kind == RowKind.Prediction
            && segment.FirstOccurred < dataset.JudgeTo && segment.LastOccurred >= dataset.From),
        Labels = Blobs(state, segment => segment.FirstSequence <= dataset.AsOf && segment.Kind == RowKind.Label),
        From = dataset.From,
        TrainTo = dataset.TrainTo,
        JudgeFrom = dataset.JudgeFrom,
        JudgeTo = dataset.JudgeTo,
        Without = dataset.Without,
        Recipe = dataset.Recipe,
        AsOf = dataset.AsOf,
        Features = model.Features,
        Label = model.Label.Name,
        Seed = model.Train.Seed,
    };

    /// <summary>Its digest, which is the dataset's version.</summary>
    public Digest Digest() => Terms.Digest.Of(Encoding.UTF8.GetBytes(CanonicalJson.Write(this)));

    private static List<Digest> Blobs(LogState state, Func<Segment, bool> holds) =>
        [.. state.Segments.Where(holds).Select(segment => segment.Digest)];

    /// <summary>The model.</summary>
    public required string Model { get; init; }

    /// <summary>Blobs of predictions that may hold its rows.</summary>
    public required IReadOnlyList<Digest> Predictions { get; init; }

    /// <summary>Blobs of labels that may hold theirs.</summary>
    public required IReadOnlyList<Digest> Labels { get; init; }

    /// <summary>Rows that occurred from this time</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>and before this one are trained on;</summary>
    public required DateTimeOffset TrainTo { get; init; }

    /// <summary>those up to here are kept to judge by.</summary>
    public required DateTimeOffset JudgeTo { get; init; }

    /// <summary>Days in between that are left out, broken ones; null where there are none.</summary>
    public IReadOnlyList<DateOnly>? Without { get; init; }

    /// <summary>Where the rows to judge by begin, after a gap; null where there is none.</summary>
    public DateTimeOffset? JudgeFrom { get; init; }

    /// <summary>How its rows are chosen and weighed; null for all of them, alike.</summary>
    public Recipe? Recipe { get; init; }

    /// <summary>The label watermark: only what the log held up to this sequence.</summary>
    public required long AsOf { get; init; }

    /// <summary>The inputs, in order.</summary>
    public required IReadOnlyList<FeatureDeclaration> Features { get; init; }

    /// <summary>The label's name.</summary>
    public required string Label { get; init; }

    /// <summary>Of everything random that is done with it.</summary>
    public required int Seed { get; init; }
}
