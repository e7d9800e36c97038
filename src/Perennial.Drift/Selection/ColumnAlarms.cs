using Perennial.Drift.Budget;
using Perennial.Drift.Multiplicity;

namespace Perennial.Drift.Selection;

/// <summary>Which columns of one look drifted, under one budget of false alarms.</summary>
/// <param name="Threshold">The p-value at or under which a test of this look alarms, 0 to 1: the same for all columns.</param>
/// <param name="Drifted">Per column, whether any of its tests alarms.</param>
/// <param name="PValue">The smallest p-value corrected for all tests, 0 to 1: that of the columns together.</param>
/// <param name="Tests">Tests of the look, at least as many as columns.</param>
public sealed record ColumnAlarms(double Threshold, IReadOnlyList<bool> Drifted, double PValue, int Tests)
{
    /// <summary>Judges columns read together.</summary>
    /// <param name="columns">The p-values of each column's tests, at least one column with at least one test.</param>
    /// <param name="budget">The false alarms that a person puts up with.</param>
    /// <returns>The judgement.</returns>
    /// <exception cref="ArgumentException">There is no test, or a p-value is not one.</exception>
    /// <remarks>Holm (1979): assumes nothing of what columns share. With r alarms among k tests the threshold is the budget of a look over
    /// k - r: tests at or under it are just those that Holm rejects.</remarks>
    public static ColumnAlarms Of(IReadOnlyList<IReadOnlyList<double>> columns, FalseAlarmBudget budget)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(budget);
        double[] all = [.. columns.SelectMany(tests => tests)];
        Require.NotEmpty<double>(all, nameof(columns));
        var adjusted = Holm.Adjust(all);
        var alarms = adjusted.Count(p => p <= budget.PerLook);
        var threshold = budget.PerLook / Math.Max(1, all.Length - alarms);
        return new(threshold, [.. columns.Select(tests => tests.Any(p => p <= threshold))], adjusted.Min(), all.Length);
    }
}
