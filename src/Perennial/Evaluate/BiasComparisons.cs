using System.Text.Json;
using Perennial.Drift.Metrics;
using Perennial.Monitor;
using Perennial.Terms;

namespace Perennial.Evaluate;

/// <summary>The evidence of the bias gate, under the field's names.</summary>
internal static class BiasComparisons
{
    private const string Test = "delta method over clusters";
    private const string Counted = "counted";

    /// <summary>Of each column: every metric in every group, the largest difference with its interval, and the metrics that have a name.</summary>
    public static IReadOnlyList<ComparedFigure> Of(JudgedRows rows, IReadOnlyList<string> columns, IReadOnlyList<GroupRates> rates, BiasGateOptions options) =>
        [.. rates.SelectMany(rate => Groups(rows, rate)), .. rates.SelectMany(rate => Differences(rows, rate)),
        .. rows.Model.Task == TaskKind.Binary ? columns.SelectMany(column => Named(rows, column, options)) : []];

    /// <summary>A metric as model files write it.</summary>
    public static string Word(GroupMetric metric) => JsonNamingPolicy.SnakeCaseLower.ConvertName(metric.ToString());

    private static IEnumerable<ComparedFigure> Groups(JudgedRows rows, GroupRates rate) => rate.Groups.Select(group =>
    {
        var estimate = group.Champion is null ? GroupRate.Contrast((1, group, false)) : GroupRate.Contrast((1, group, false), (-1, group, true));
        var (lower, upper) = MetricComparisons.Bounds(rows, estimate);
        return new ComparedFigure(
            Word(rate.Metric), $"{rate.Column}: {group.Name}", group.Own.Value, group.Champion?.Value, group.Champion is null ? null : estimate.Mean,
            lower, upper, null, Test, group.Rows);
    });

    private static IEnumerable<ComparedFigure> Differences(JudgedRows rows, GroupRates rate)
    {
        var (high, low) = (rate.Groups.MaxBy(group => group.Own.Value)!, rate.Groups.MinBy(group => group.Own.Value)!);
        var (metric, of, count) = (Difference(rate.Metric), $"{rate.Column}: {high.Name} and {low.Name}", high.Rows + low.Rows);
        var gap = GroupRate.Contrast((1, high, false), (-1, low, false));
        var (lower, upper) = MetricComparisons.Bounds(rows, gap);
        yield return new ComparedFigure(metric, of, gap.Mean, null, null, lower, upper, null, Test, count);
        if (high.Champion is not null)
        {
            var change = BiasGate.Change(high, low);
            (lower, upper) = MetricComparisons.Bounds(rows, change);
            yield return new ComparedFigure($"{metric}_change", of, gap.Mean, gap.Mean - change.Mean, change.Mean, lower, upper, PairedTests.PValue(change), Test, count);
        }

        if (rate.Metric == GroupMetric.SelectionRate && high.Own.Value > 0)
        {
            var ratio = low.Own.Value / high.Own.Value;
            (lower, upper) = MetricComparisons.Bounds(rows, GroupRate.Contrast((1 / high.Own.Value, low, false), (-ratio / high.Own.Value, high, false)));
            yield return new ComparedFigure("demographic_parity_ratio", of, ratio, null, null, ratio + lower, ratio + upper, null, Test, count);
        }
    }

    private static string Difference(GroupMetric metric) => metric switch
    {
        GroupMetric.SelectionRate => "demographic_parity_difference",
        GroupMetric.TruePositiveRate => "equal_opportunity_difference",
        _ => $"{Word(metric)}_difference",
    };

    /// <summary>Metrics that are counted: over all groups by Fairlearn's names, and by Clarify's between the group that is selected most and the one that is selected least.</summary>
    private static IEnumerable<ComparedFigure> Named(JudgedRows rows, string column, BiasGateOptions options)
    {
        var groups = RowGroups.Of(rows.Model, rows.Rows, column, new SliceGateOptions().Bins, options.MinimumRows);
        if (groups.Count < 2)
        {
            return [];
        }

        var own = CostFunction.Acted(rows.Model, rows.Rows, rows.Challenger);
        var before = rows.Champion is { } champion ? CostFunction.Acted(rows.Model, rows.Rows, champion) : null;
        List<(string Name, ConfusionMatrix Own, ConfusionMatrix? Before)> counted =
            [.. groups.Select(group => (group.Name, Count(rows, group.Rows, own), before is null ? null : Count(rows, group.Rows, before)))];
        var (a, d) = (counted.MaxBy(group => GroupMetrics.SelectionRate(group.Own)), counted.MinBy(group => GroupMetrics.SelectionRate(group.Own)));
        var pair = $"{column}: {a.Name} and {d.Name}";
        return new[] { Said("equalized_odds_difference", column, Fairness.EqualizedOddsDifference([.. counted.Select(one => one.Own)]), before is null ? null : Fairness.EqualizedOddsDifference([.. counted.Select(one => one.Before!)]), rows.Rows.Count) }
            .Concat(Clarify.Select(metric => Said(metric.Name, pair, metric.Of(a.Own, d.Own), before is null ? null : metric.Of(a.Before!, d.Before!), groups.Sum(group => (long)group.Rows.Length))))
            .OfType<ComparedFigure>();
    }

    private static readonly (string Name, Func<ConfusionMatrix, ConfusionMatrix, double> Of)[] Clarify =
    [
        ("DPPL", GroupMetrics.DifferenceInPositiveProportions), ("DI", GroupMetrics.DisparateImpact), ("DCAcc", GroupMetrics.DifferenceInConditionalAcceptance),
        ("DCR", GroupMetrics.DifferenceInConditionalRejection), ("RD", GroupMetrics.RecallDifference), ("SD", GroupMetrics.SpecificityDifference),
        ("DAR", GroupMetrics.DifferenceInAcceptanceRates), ("DRR", GroupMetrics.DifferenceInRejectionRates), ("AD", GroupMetrics.AccuracyDifference),
        ("TE", GroupMetrics.TreatmentEquality),
    ];

    private static ComparedFigure? Said(string metric, string of, double own, double? before, long rows) => !double.IsFinite(own) ? null
        : new ComparedFigure(metric, of, own, before is { } finite ? ComparedFigure.Finite(finite) : null, before is { } one ? ComparedFigure.Finite(own - one) : null, null, null, null, Counted, rows);

    private static ConfusionMatrix Count(JudgedRows rows, int[] group, bool[] acted)
    {
        double Sum(bool decided, bool label) => group.Where(row => acted[row] == decided && rows.Rows.Labels[row] > 0.5 == label).Sum(rows.Rows.Weight);
        return new ConfusionMatrix(Sum(true, true), Sum(true, false), Sum(false, false), Sum(false, true));
    }
}
