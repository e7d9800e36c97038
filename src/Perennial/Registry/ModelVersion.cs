using Perennial.Terms;

namespace Perennial.Registry;

/// <summary>An immutable artifact of a model, and where it came from.</summary>
public sealed record ModelVersion
{
    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    /// <summary>The artifact's blob.</summary>
    public required Digest Artifact { get; init; }

    /// <summary>The dataset's blob.</summary>
    public required Digest Dataset { get; init; }

    /// <summary>The run that trained it.</summary>
    public required int Run { get; init; }

    /// <summary>What caused the run.</summary>
    public required string Trigger { get; init; }

    /// <summary>The trainer's name.</summary>
    public required string Trainer { get; init; }

    /// <summary>The champion when it was trained; null for the first.</summary>
    public int? Parent { get; init; }

    /// <summary>Whether it was trained to learn from, not to serve.</summary>
    public bool Twin { get; init; }

    /// <summary>Rows it was trained on.</summary>
    public required long TrainingRows { get; init; }

    /// <summary>It was trained on predictions that occurred from this time.</summary>
    public required DateTimeOffset TrainedFrom { get; init; }

    /// <summary>It was trained on predictions that occurred before this time.</summary>
    public required DateTimeOffset TrainedTo { get; init; }

    /// <summary>It was judged on predictions from <see cref="JudgedFrom"/>, or <see cref="TrainedTo"/>, up to this time.</summary>
    public required DateTimeOffset JudgedTo { get; init; }

    /// <summary>Its rows are those that the log held up to this sequence.</summary>
    public required long AsOf { get; init; }

    /// <summary>Days in between that were left out, broken ones; null where there were none.</summary>
    public IReadOnlyList<DateOnly>? Without { get; init; }

    /// <summary>It was judged on predictions from here, after a gap; null where there was none.</summary>
    public DateTimeOffset? JudgedFrom { get; init; }

    /// <summary>How it came from its parent; null for a version from scratch.</summary>
    public TrainingStrategy? Strategy { get; init; }

    /// <summary>How far back its rows reach, where that is not everything there was; null otherwise.</summary>
    public TrainingWindow? Window { get; init; }

    /// <summary>Parameters of the trainer that were drawn for it, in place of the file's; null where none were.</summary>
    public IReadOnlyDictionary<string, string>? Parameters { get; init; }

    /// <summary>What it cost, as the model's file prices a retrain, with its trials.</summary>
    public required double Cost { get; init; }

    /// <summary>The signature it was trained with.</summary>
    public required IReadOnlyList<FeatureDeclaration> Features { get; init; }

    /// <summary>The blob with what the rows it was trained on teach to expect of the next; null where it was not kept.</summary>
    public Digest? Expectations { get; init; }

    /// <summary>How its artifact is read, see <see cref="Flavours"/>, where it was trained elsewhere; null for one that was trained here.</summary>
    public string? Flavour { get; init; }

    /// <summary>What it is called where it comes from; null where it has no name.</summary>
    public string? Origin { get; init; }

    /// <summary>The rows it was trained on, kept as a segment apart from the log; null where the log holds them, or nobody does.</summary>
    public Digest? TrainedOn { get; init; }

    /// <summary>Whether it was trained elsewhere.</summary>
    public bool Elsewhere => Flavour is not null;

    /// <summary>Whether it can answer here: one that is known only by its logged answers cannot.</summary>
    public bool Answers => Flavour != Flavours.External;
}
