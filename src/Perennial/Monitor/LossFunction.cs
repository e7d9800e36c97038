using Perennial.Drift.Metrics;
using Perennial.Terms;

namespace Perennial.Monitor;

/// <summary>The loss of one answer, by the declared metric.</summary>
public static class LossFunction
{
    /// <summary>The loss of a score in [0, 1] against a label of 0 or 1.</summary>
    public static double Of(MetricKind metric, double score, double label) => metric switch
    {
        MetricKind.LogLoss => LogLoss.Of(score, label > 0.5),
        MetricKind.Brier => BrierScore.Of(score, label > 0.5),
        MetricKind.ErrorRate => score > 0.5 == label > 0.5 ? 0 : 1,
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, "No such metric."),
    };
}
