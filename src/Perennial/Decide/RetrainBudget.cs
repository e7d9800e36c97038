namespace Perennial.Decide;

/// <summary>The money that may be spent on retrains.</summary>
public static class RetrainBudget
{
    /// <summary>What was spent within the budget's time: here, and by the other models of the file.</summary>
    public static double Spent(Evidence evidence) =>
        evidence.State.Retrains.Where(one => one.At > evidence.Now - evidence.Model.Retrain.BudgetPer).Sum(one => one.Amount) + evidence.State.FleetSpent;

    /// <summary>What is left for the trials of a run, at least 0; null where nothing limits it: there is no budget, or a person asked.</summary>
    public static double? Left(Evidence evidence, Trigger trigger) =>
        evidence.Model.Retrain.BudgetLimit is { } limit && trigger != Trigger.Person ? Math.Max(0, limit - Spent(evidence)) : null;
}
