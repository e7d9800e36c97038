using Perennial.Drift.Paired;
using Perennial.Monitor;

namespace Perennial.Evaluate;

/// <summary>Metrics of the decisions of a binary task, by the declared threshold or capacity.</summary>
internal static class DecisionComparisons
{
    /// <summary>Share acted on, precision, recall and specificity; what nothing defines is left out.</summary>
    public static IEnumerable<ComparedFigure?> Of(JudgedRows rows)
    {
        var own = CostFunction.Acted(rows.Model, rows.Rows, rows.Challenger);
        var other = rows.Champion is { } champion ? CostFunction.Acted(rows.Model, rows.Rows, champion) : null;
        return
        [
            Rate(rows, "selection_rate", own, other, (acted, _) => acted ? 1 : 0, (_, _) => 1),
            Rate(rows, "precision", own, other, (acted, positive) => acted && positive ? 1 : 0, (acted, _) => acted ? 1 : 0),
            Rate(rows, "recall", own, other, (acted, positive) => acted && positive ? 1 : 0, (_, positive) => positive ? 1 : 0),
            Rate(rows, "specificity", own, other, (acted, positive) => !acted && !positive ? 1 : 0, (_, positive) => positive ? 0 : 1),
        ];
    }

    private static ComparedFigure? Rate(
        JudgedRows rows, string metric, bool[] own, bool[]? other, Func<bool, bool, double> numerator, Func<bool, bool, double> denominator)
    {
        var one = Term(rows, 1, own, numerator, denominator);
        var against = other is null ? null : Term(rows, -1, other, numerator, denominator);
        if (one is null || (other is not null && against is null))
        {
            return null;
        }

        var estimate = ClusteredContrast.Of(against is null ? [one] : [one, against]);
        var (lower, upper) = MetricComparisons.Bounds(rows, estimate);
        return new ComparedFigure(
            metric, null, one.Value, against?.Value, against is null ? null : estimate.Mean, lower, upper,
            against is null ? null : PairedTests.PValue(estimate), PairedTests.Named(rows, against is not null), rows.Rows.Count);
    }

    private static ClusteredRatio? Term(
        JudgedRows rows, double coefficient, bool[] acted, Func<bool, bool, double> numerator, Func<bool, bool, double> denominator) => rows.Ratio(
            coefficient, row => numerator(acted[row], rows.Rows.Labels[row] > 0.5), row => denominator(acted[row], rows.Rows.Labels[row] > 0.5));
}
