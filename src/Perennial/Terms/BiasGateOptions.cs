namespace Perennial.Terms;

/// <summary>How differently groups may be treated.</summary>
public sealed record BiasGateOptions
{
    /// <summary>The greatest difference of a metric between two groups, in units of the metric; null for no limit.</summary>
    public double? MaxGap { get; init; }

    /// <summary>The least ratio of a metric between two groups, above 0 and at most 1, such as 0.8; null for no limit.</summary>
    public double? MinRatio { get; init; }

    /// <summary>By how much the difference between two groups may exceed the champion's; null for no limit.</summary>
    public double? Margin { get; init; }

    /// <summary>What is compared between groups; null is the default of the task.</summary>
    public IReadOnlyList<GroupMetric>? Metrics { get; init; }

    /// <summary>Labelled rows below which a group says nothing. The default is 100.</summary>
    public long MinimumRows { get; init; } = 100;

    /// <summary>What happens when the evidence allows no answer. The default is to go on: only evidence stops.</summary>
    public WhenInconclusive Inconclusive { get; init; } = WhenInconclusive.Continue;

    /// <summary>What is compared where nothing is declared: selection and both rates of a binary task, the error of a multiclass one, the mean error of a regression.</summary>
    public static IReadOnlyList<GroupMetric> DefaultMetrics(TaskKind task) => task switch
    {
        TaskKind.Binary => [GroupMetric.SelectionRate, GroupMetric.TruePositiveRate, GroupMetric.FalsePositiveRate],
        TaskKind.Multiclass => [GroupMetric.Accuracy],
        _ => [GroupMetric.Calibration],
    };

    /// <summary>What may be compared in a task.</summary>
    public static IReadOnlyList<GroupMetric> Allowed(TaskKind task) => task switch
    {
        TaskKind.Binary => Enum.GetValues<GroupMetric>(),
        TaskKind.Multiclass => [GroupMetric.Accuracy, GroupMetric.Loss],
        _ => [GroupMetric.Calibration, GroupMetric.Loss],
    };
}
