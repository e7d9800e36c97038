using Perennial.Drift.Metrics;
using Perennial.Terms;

namespace Perennial.Monitor;

/// <summary>The loss of one answer, and of the best constant answer, by the declared metric.</summary>
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

    /// <summary>The mean loss of the constant that fits best, in hindsight, where this share of labels is positive.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="rate">From 0 to 1.</param>
    public static double OfBestConstant(MetricKind metric, double rate) => metric switch
    {
        MetricKind.LogLoss => Entropy.OfRate(rate),
        MetricKind.Brier => rate * (1 - rate),
        MetricKind.ErrorRate => Math.Min(rate, 1 - rate),
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, "No such metric."),
    };
}
