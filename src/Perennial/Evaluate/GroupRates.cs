using Perennial.Drift.Paired;
using Perennial.Monitor;
using Perennial.Terms;

namespace Perennial.Evaluate;

/// <summary>What is compared between groups of a protected column: a ratio of sums over the rows of each group, for the version and for the champion.</summary>
internal sealed class GroupRates
{
    /// <summary>Fewer rows than this under a rate say nothing. The default is 30.</summary>
    public const double LeastRows = 30;

    private GroupRates(string column, GroupMetric metric, IReadOnlyList<GroupRate> groups) => (Column, Metric, Groups) = (column, metric, groups);

    public string Column { get; }

    public GroupMetric Metric { get; }

    /// <summary>The groups in which it is defined.</summary>
    public IReadOnlyList<GroupRate> Groups { get; }

    /// <summary>Every two groups.</summary>
    public IEnumerable<(GroupRate One, GroupRate Other)> Pairs => Groups.SelectMany((one, at) => Groups.Skip(at + 1).Select(other => (one, other)));

    /// <summary>A metric in every group of a column.</summary>
    public static GroupRates Of(JudgedRows rows, string column, GroupMetric metric, BiasGateOptions options)
    {
        var groups = RowGroups.Of(rows.Model, rows.Rows, column, new SliceGateOptions().Bins, options.MinimumRows);
        var own = Values(rows, metric, rows.Challenger);
        var other = rows.Champion is { } champion ? Values(rows, metric, champion) : null;
        return new GroupRates(column, metric, [.. groups.Select(group => Rate(rows, group, metric, own, other)).OfType<GroupRate>()]);
    }

    /// <summary>Whether a row counts: rates of the positives look at positives alone.</summary>
    public static bool Counts(GroupMetric metric, double label) => metric switch
    {
        GroupMetric.TruePositiveRate => label > 0.5,
        GroupMetric.FalsePositiveRate => label <= 0.5,
        _ => true,
    };

    private static GroupRate? Rate(JudgedRows rows, (string Name, int[] Rows) group, GroupMetric metric, double[] own, double[]? other)
    {
        var inside = group.Rows.Where(row => Counts(metric, rows.Rows.Labels[row])).ToHashSet();
        if (inside.Count < LeastRows)
        {
            return null;
        }

        ClusteredRatio Term(double[] values) => rows.Ratio(1, row => inside.Contains(row) ? values[row] : 0, row => inside.Contains(row) ? 1 : 0)!;
        return new GroupRate(group.Name, inside.Count, Bounded(metric), Term(own), other is null ? null : Term(other));
    }

    private static bool Bounded(GroupMetric metric) => metric is not (GroupMetric.Calibration or GroupMetric.Loss);

    private static double[] Values(JudgedRows rows, GroupMetric metric, double[] answers) => metric switch
    {
        GroupMetric.Loss => rows.Rows.Losses(rows.Model, answers),
        GroupMetric.Calibration => [.. answers.Zip(rows.Rows.Labels, (answer, label) => answer - label)],
        GroupMetric.Accuracy when rows.Model.Task == TaskKind.Multiclass => [.. rows.Rows.Losses(rows.Model with { Metric = MetricKind.ErrorRate }, answers).Select(error => 1 - error)],
        GroupMetric.Accuracy => [.. CostFunction.Acted(rows.Model, rows.Rows, answers).Zip(rows.Rows.Labels, (acted, label) => acted == label > 0.5 ? 1.0 : 0)],
        _ => [.. CostFunction.Acted(rows.Model, rows.Rows, answers).Select(acted => acted ? 1.0 : 0)],
    };
}
