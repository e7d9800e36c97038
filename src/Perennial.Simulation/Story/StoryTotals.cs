namespace Perennial.Simulation.Story;

/// <summary>The sums of a replay.</summary>
/// <param name="Rows">Answered and labelled rows that were compared.</param>
/// <param name="Loss">Mean loss by row.</param>
/// <param name="Retrains">Trainings after the first version.</param>
/// <param name="RetrainSpend">What those trainings cost; a twin on half of the rows costs half.</param>
/// <param name="Cost">Loss and retrains in money.</param>
/// <param name="Saved">Against never retraining.</param>
public sealed record StoryTotals(
    long Rows, Policies<double> Loss, Policies<int> Retrains, Policies<double> RetrainSpend, CostTotals Cost, Savings Saved)
{
    /// <summary>The sums of a comparison.</summary>
    internal static StoryTotals Of(ReplayComparison comparison)
    {
        var (perennial, never, weekly, hindsight) = (comparison.Perennial, comparison.Never, comparison.Weekly, comparison.Hindsight);
        return new StoryTotals(
            comparison.Weeks.Sum(week => week.Rows),
            new(perennial.Loss, never.Loss, weekly.Loss, hindsight.Loss),
            new(perennial.Retrains, never.Retrains, weekly.Retrains, hindsight.Retrains),
            new(comparison.Spent.Sum(one => one.Amount), 0, weekly.Retrains * comparison.RetrainCost, hindsight.Retrains * comparison.RetrainCost),
            new(comparison.Currency, perennial.Cost, never.Cost, weekly.Cost, hindsight.Cost),
            new(comparison.SavedRatio, never.Cost - perennial.Cost, never.Cost - weekly.Cost, never.Cost - hindsight.Cost));
    }
}
