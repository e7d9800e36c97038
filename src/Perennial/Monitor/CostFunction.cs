using Perennial.Drift.Metrics;
using Perennial.Terms;

namespace Perennial.Monitor;

/// <summary>What answers cost, in money: by the declared price of each kind of mistake.</summary>
public static class CostFunction
{
    /// <summary>The cost of every row.</summary>
    public static double[] Of(ModelDeclaration model, LabelledRows rows, double[] answers)
    {
        if (model.Task == TaskKind.Regression)
        {
            var (under, over) = (model.Costs.Under ?? 0, model.Costs.Over ?? 0);
            return [.. rows.Labels.Select((label, row) => UnderOverCost.Of(answers[row], label, under, over))];
        }

        var acted = Acted(model, rows, answers);
        var (alarm, miss) = (Amounts(model.Costs.FalsePositive, rows), Amounts(model.Costs.FalseNegative, rows));
        return [.. rows.Labels.Select((label, row) => (acted[row], label > 0.5) switch
        {
            (true, false) => alarm(row),
            (false, true) => miss(row),
            _ => 0,
        })];
    }

    /// <summary>Which rows are acted on: those above the threshold, or the highest so many of each stretch of time.</summary>
    /// <remarks>Of the rows that are there: where labels are few, the highest of those that have one. Equal answers are taken in the order of rows.</remarks>
    public static bool[] Acted(ModelDeclaration model, LabelledRows rows, double[] answers)
    {
        var at = model.Costs.DecideAt ?? new DecideAt(0.5);
        if (at.Threshold is { } threshold)
        {
            return Array.ConvertAll(answers, answer => answer > threshold);
        }

        var acted = new bool[rows.Count];
        var seconds = at.Per!.Value.TotalSeconds;
        foreach (var stretch in Enumerable.Range(0, rows.Count).GroupBy(row => Math.Floor(rows.Occurred[row] / seconds)))
        {
            foreach (var row in stretch.OrderByDescending(row => answers[row]).Take((int)Math.Min(at.Top!.Value, int.MaxValue)))
            {
                acted[row] = true;
            }
        }

        return acted;
    }

    /// <summary>An amount that is missing in a row costs nothing there.</summary>
    private static Func<int, double> Amounts(CostAmount? amount, LabelledRows rows) => amount switch
    {
        { Column: { } column } when rows.Features.Find(column) is { } values => row => double.IsNaN(values[row]) ? 0 : values[row],
        { Fixed: { } money } => _ => money,
        _ => _ => 0,
    };
}
