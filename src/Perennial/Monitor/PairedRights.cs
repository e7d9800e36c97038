using Perennial.Terms;

namespace Perennial.Monitor;

/// <summary>Which of two answers to the same row is right: the decision where there is one, the nearer number in a regression.</summary>
internal static class PairedRights
{
    /// <summary>Rows that only the first answers get right, and rows that only the second do.</summary>
    public static (long First, long Second) Of(ModelDeclaration model, LabelledRows rows, double[] first, double[] second)
    {
        var judged = model with { Metric = model.Task == TaskKind.Regression ? MetricKind.AbsoluteError : MetricKind.ErrorRate };
        var pairs = rows.Losses(judged, first).Zip(rows.Losses(judged, second)).ToList();
        return (pairs.Count(pair => pair.First < pair.Second), pairs.Count(pair => pair.Second < pair.First));
    }
}
