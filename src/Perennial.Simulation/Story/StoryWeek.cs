namespace Perennial.Simulation.Story;

/// <summary>One week, on the same rows for every policy.</summary>
/// <param name="Start">Its first day.</param>
/// <param name="Rows">Answered and labelled rows; the losses of a week without any are 0 and say nothing.</param>
/// <param name="PositiveRatio">The share of them whose label is positive: how hard the week was.</param>
/// <param name="Loss">Mean loss by row.</param>
/// <param name="CumulativeCost">Loss and retrains in money, from the first week to the end of this one.</param>
public sealed record StoryWeek(DateOnly Start, long Rows, double PositiveRatio, Policies<double> Loss, Policies<double> CumulativeCost)
{
    /// <summary>The days of a week.</summary>
    public const int Days = 7;

    /// <summary>The weeks of a comparison.</summary>
    internal static IReadOnlyList<StoryWeek> Of(ReplayComparison comparison, double price)
    {
        var weeks = new List<StoryWeek>();
        var cost = new Policies<double>(0, 0, 0, 0);
        foreach (var (at, week) in comparison.Weeks.Index())
        {
            cost = Add(cost, week, price * week.Rows, comparison, at);
            weeks.Add(new StoryWeek(week.Start, week.Rows, week.PositiveRatio, new(week.Perennial, week.Never, week.Weekly, week.Hindsight), cost));
        }

        return weeks;
    }

    private static Policies<double> Add(Policies<double> before, WeekResult week, double money, ReplayComparison comparison, int at)
    {
        var (first, last) = (at == 0, at == comparison.Weeks.Count - 1);
        var from = first ? DateOnly.MinValue : week.Start;
        var to = last ? DateOnly.MaxValue : week.Start.AddDays(Days);
        var switched = !first && week.HindsightVersion != comparison.Weeks[at - 1].HindsightVersion;
        return new Policies<double>(
            before.Perennial + (money * week.Perennial) + comparison.Spent.Where(one => one.Day >= from && one.Day < to).Sum(one => one.Amount),
            before.Never + (money * week.Never),
            before.Weekly + (money * week.Weekly) + (first ? 0 : comparison.RetrainCost),
            before.Hindsight + (money * week.Hindsight) + (switched ? comparison.RetrainCost : 0));
    }
}
