namespace Perennial.Terms;

/// <summary>When a new version counts as no worse than the champion.</summary>
public sealed record QualityGateOptions
{
    /// <summary>How much worse it may be, in units of the metric. Null is the metric's default.</summary>
    public double? Margin { get; init; }

    /// <summary>The confidence of every quality judgement: a probability. The default is 0.95.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>What happens when the interval holds the margin. The default is to reject.</summary>
    public WhenInconclusive Inconclusive { get; init; } = WhenInconclusive.Reject;

    /// <summary>How much of the newest labelled history is kept from training to judge by. The default is 3 days.</summary>
    public TimeSpan Judge { get; init; } = TimeSpan.FromDays(3);

    /// <summary>The margin of a metric of probabilities; null for one in units of the label or in money, where it is one part in a hundred of the champion's loss.</summary>
    public static double? DefaultMargin(MetricKind metric) => metric is MetricKind.LogLoss or MetricKind.Brier or MetricKind.ErrorRate ? 0.002 : null;
}
