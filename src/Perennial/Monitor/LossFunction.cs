using Perennial.Drift.Metrics;
using Perennial.Terms;

namespace Perennial.Monitor;

/// <summary>The loss of one answer, by the declared metric.</summary>
public static class LossFunction
{
    /// <summary>The loss of a score against a label of 0 or 1. An answer that is no probability counts as the worst there is.</summary>
    public static double Of(MetricKind metric, double score, double label)
    {
        var positive = label > 0.5;
        var answer = score is >= 0 and <= 1 ? score : positive ? 0 : 1;
        return metric switch
        {
            MetricKind.LogLoss => LogLoss.Of(answer, positive),
            MetricKind.Brier => BrierScore.Of(answer, positive),
            MetricKind.ErrorRate => answer > 0.5 == positive ? 0 : 1,
            _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, "No such metric."),
        };
    }
}
