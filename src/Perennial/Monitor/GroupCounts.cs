using Perennial.Drift.Sequential;
using Perennial.Terms;

namespace Perennial.Monitor;

/// <summary>How one group of a protected column was decided on a day.</summary>
/// <param name="Column">The column.</param>
/// <param name="Group">Its value.</param>
/// <param name="Rows">Labelled rows that were answered.</param>
/// <param name="Positives">Of these, positive.</param>
/// <param name="Selected">Acted on.</param>
/// <param name="TruePositives">Acted on and positive.</param>
public sealed record GroupCounts(string Column, string Group, long Rows, long Positives, long Selected, long TruePositives)
{
    /// <summary>At most so many groups of a column are counted, the largest. The default is 20.</summary>
    public const int MostGroups = 20;

    /// <summary>The counts of every group of the protected columns; null where none is declared, the task has no decisions, or no rows are there. Numbers are not counted: their
    /// groups are cut anew each day.</summary>
    internal static IReadOnlyList<GroupCounts>? Of(ModelDeclaration model, LabelledRows rows, double[] answers)
    {
        if (model.Gates?.Protected is not { } columns || model.Task != TaskKind.Binary || rows.Count == 0)
        {
            return null;
        }

        var acted = CostFunction.Acted(model, rows, answers);
        return [.. columns.Where(column => rows.Features.Find(column) is null).SelectMany(column => Of(model, rows, column, acted))];
    }

    /// <summary>How many rows a metric looks at, and how many of them it counts; none for a metric that is no share of rows.</summary>
    internal (long Of, long Counted) Share(GroupMetric metric) => metric switch
    {
        GroupMetric.SelectionRate => (Rows, Selected),
        GroupMetric.TruePositiveRate => (Positives, TruePositives),
        GroupMetric.FalsePositiveRate => (Rows - Positives, Selected - TruePositives),
        GroupMetric.Accuracy => (Rows, TruePositives + (Rows - Positives - (Selected - TruePositives))),
        _ => (0, 0),
    };

    /// <summary>The moments of a share, each row for itself.</summary>
    internal static ClusterMoments Moments(long of, long counted)
    {
        var share = of == 0 ? 0 : (double)counted / of;
        return new ClusterMoments { Clusters = of, Rows = of, MeanSum = share, MeanRows = of == 0 ? 0 : 1, SumDeviations = of * share * (1 - share) };
    }

    private static IEnumerable<GroupCounts> Of(ModelDeclaration model, LabelledRows rows, string column, bool[] acted) =>
        RowGroups.Of(model, rows, column, 2, 1).OrderByDescending(group => group.Rows.Length).Take(MostGroups).OrderBy(group => group.Name, StringComparer.Ordinal)
            .Select(group => new GroupCounts(
                column, group.Name, group.Rows.Length, Count(group.Rows, row => rows.Labels[row] > 0.5), Count(group.Rows, row => acted[row]), Count(group.Rows, row => acted[row] && rows.Labels[row] > 0.5)));

    private static long Count(int[] rows, Func<int, bool> that) => rows.LongCount(that);
}
