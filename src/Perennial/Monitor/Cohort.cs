using System.Text.Json.Serialization;
using Perennial.Terms;

namespace Perennial.Monitor;

/// <summary>The predictions of one day whose labels have had their time to arrive, and how the versions did on them.</summary>
public sealed record Cohort
{
    /// <summary>The day the predictions were asked for, UTC.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Predictions.</summary>
    public required long Rows { get; init; }

    /// <summary>Of these, with a label.</summary>
    public required long Labelled { get; init; }

    /// <summary>Of the labelled ones, positive.</summary>
    public required long Positives { get; init; }

    /// <summary>Labelled rows of each class of a multiclass task, in the declared order; null for other tasks.</summary>
    public IReadOnlyList<long>? Classes { get; init; }

    /// <summary>The one answer that would have lost least on the day's labels, in a regression; null for other tasks, and without labels.</summary>
    public double? Centre { get; init; }

    /// <summary>For how many predictions the labelled rows stand; null where each stands for itself.</summary>
    public double? LabelledWeight { get; init; }

    /// <summary>Labels that arrived, where absence says something too; null where only arrived labels count.</summary>
    public long? Arrived { get; init; }

    /// <summary>Whether labels stopped coming: then nothing is known of the day, and absence says nothing.</summary>
    public bool? Outage { get; init; }

    /// <summary>For how many predictions the labelled rows stand: what money is multiplied by.</summary>
    [JsonIgnore]
    public double Volume => LabelledWeight ?? Labelled;

    /// <summary>Labelled rows of the rarest class; the labelled rows themselves in a regression.</summary>
    /// <param name="task">What the model predicts.</param>
    public long Rarest(TaskKind task) => task switch
    {
        TaskKind.Binary => Math.Min(Positives, Labelled - Positives),
        TaskKind.Multiclass => Classes is null ? 0 : Classes.Min(),
        _ => Labelled,
    };

    /// <summary>The mean loss of the trivial answer of a fresh version, which knows only how labels were before the day: how hard the day was.</summary>
    public required double TrivialLoss { get; init; }

    /// <summary>The loss of the answers that were given; null when none were.</summary>
    public ServedLoss? Served { get; init; }

    /// <summary>The champion when the cohort was measured; null while there was none.</summary>
    public int? Champion { get; init; }

    /// <summary>Where labels are seen only after some actions: what was answered and labelled, by version and action; null for other models.</summary>
    public IReadOnlyList<LabelCoverage>? Coverage { get; init; }

    /// <summary>How each group of the protected columns was decided by the champion; null where none is declared.</summary>
    public IReadOnlyList<GroupCounts>? Groups { get; init; }

    /// <summary>How much more the champion loses than the one before it, slice by slice; null where slices are not limited, or there is none before.</summary>
    public IReadOnlyList<SliceLoss>? Slices { get; init; }

    /// <summary>Every stored version, scored on all labelled rows.</summary>
    public IReadOnlyList<VersionLoss> Versions { get; init; } = [];

    /// <summary>The paired answers of the version in the shadow; null when there was none.</summary>
    public ShadowCohort? Shadow { get; init; }

    /// <summary>The arms of a split; null when there was none.</summary>
    public SplitCohort? Split { get; init; }

    /// <summary>The mean loss of a version; null when it was not scored.</summary>
    public double? LossOf(int version) => Versions.FirstOrDefault(one => one.Version == version)?.Loss;
}
