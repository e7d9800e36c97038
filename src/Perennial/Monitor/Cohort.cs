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

    /// <summary>The mean loss of the trivial answer of a fresh version, the share of positives known before the day: how hard the day was.</summary>
    public required double TrivialLoss { get; init; }

    /// <summary>The loss of the answers that were given; null when none were.</summary>
    public ServedLoss? Served { get; init; }

    /// <summary>The champion when the cohort was measured; null while there was none.</summary>
    public int? Champion { get; init; }

    /// <summary>Every stored version, scored on all labelled rows.</summary>
    public IReadOnlyList<VersionLoss> Versions { get; init; } = [];

    /// <summary>The paired answers of the version in the shadow; null when there was none.</summary>
    public ShadowCohort? Shadow { get; init; }

    /// <summary>The arms of a split; null when there was none.</summary>
    public SplitCohort? Split { get; init; }

    /// <summary>The mean loss of a version; null when it was not scored.</summary>
    public double? LossOf(int version) => Versions.FirstOrDefault(one => one.Version == version)?.Loss;
}
