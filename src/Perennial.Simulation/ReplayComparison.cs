using Perennial.Terms;

namespace Perennial.Simulation;

/// <summary>What a replay came to, beside never retraining, retraining every week, and the cheapest schedule found afterwards.</summary>
/// <param name="Weeks">Week by week.</param>
/// <param name="Currency">Of every cost.</param>
/// <param name="RetrainCost">Money for one retrain.</param>
/// <param name="Spent">What Perennial spent on each training after the first, twins and rejected versions counted.</param>
/// <param name="Perennial">What was served.</param>
/// <param name="Never">The first version all along.</param>
/// <param name="Weekly">A new version every week.</param>
/// <param name="Hindsight">The cheapest schedule over the weekly versions.</param>
public sealed record ReplayComparison(
    IReadOnlyList<WeekResult> Weeks,
    string Currency,
    double RetrainCost,
    IReadOnlyList<SpentDay> Spent,
    PolicyTotal Perennial,
    PolicyTotal Never,
    PolicyTotal Weekly,
    PolicyTotal Hindsight)
{
    /// <summary>What Perennial saves over never retraining, as a share of what hindsight saves; null when hindsight saves nothing.</summary>
    public double? SavedRatio => Never.Cost - Hindsight.Cost > 0 ? (Never.Cost - Perennial.Cost) / (Never.Cost - Hindsight.Cost) : null;

    /// <summary>Compares, given every week's rows and the loss of every weekly version on them.</summary>
    /// <param name="costs">What loss and a retrain cost.</param>
    /// <param name="weeks">The weeks.</param>
    /// <param name="matrix">Row: version trained just before that week; column: week. Mean loss; from the diagonal on.</param>
    /// <param name="spent">What Perennial spent on each training after the first, twins and rejected versions counted.</param>
    internal static ReplayComparison Of(CostOptions costs, IReadOnlyList<WeekRows> weeks, double[][] matrix, IReadOnlyList<SpentDay> spent)
    {
        double[][] money = [.. matrix.Select(row => row.Select((loss, week) => loss * weeks[week].Rows * costs.Loss).ToArray())];
        var schedule = HindsightSchedule.Of(money, costs.Retrain);
        var rows = weeks.Sum(week => week.Rows);
        return new ReplayComparison(
            [.. weeks.Select((week, at) => new WeekResult(
                week.Start, week.Rows, week.PositiveRatio, week.ServedLoss, matrix[0][at], matrix[at][at], matrix[schedule.Served[at]][at], schedule.Served[at]))],
            costs.Currency,
            costs.Retrain,
            spent,
            Total(week => weeks[week].ServedLoss, spent.Count, spent.Sum(one => one.Amount)),
            Total(week => matrix[0][week], 0, 0),
            Total(week => matrix[week][week], weeks.Count - 1, (weeks.Count - 1) * costs.Retrain),
            Total(week => matrix[schedule.Served[week]][week], schedule.Retrains, schedule.Retrains * costs.Retrain));

        PolicyTotal Total(Func<int, double> loss, int trained, double paid)
        {
            var sum = weeks.Select((week, at) => loss(at) * week.Rows).Sum();
            return new PolicyTotal(sum / rows, trained, (sum * costs.Loss) + paid);
        }
    }
}
