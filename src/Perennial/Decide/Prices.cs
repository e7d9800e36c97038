using Perennial.Terms;

namespace Perennial.Decide;

/// <summary>What a unit of loss and a retrain cost: as declared, or learnt from what a retrain is said to be worth.</summary>
public static class Prices
{
    /// <summary>The prices; a loss costs 0 while what a retrain is worth is not known yet.</summary>
    /// <remarks>A retrain that is worth "a loss w times the fresh one for a stretch of time" is the unit of money: one unit of loss on one prediction then
    /// costs 1 / (w x fresh loss x predictions in that time). Fresh is the first period of the first champion.</remarks>
    public static CostOptions Of(Evidence evidence)
    {
        var costs = evidence.Model.Costs;
        return costs.RetrainWorth is { } worth ? costs with { Loss = Learnt(evidence, worth), Retrain = 1 } : costs;
    }

    private static double Learnt(Evidence evidence, RetrainWorth worth)
    {
        if (evidence.Registry.Reigns.FirstOrDefault() is not { } reign)
        {
            return 0;
        }

        var fresh = evidence.Monitor.Sound.Where(cohort => cohort.LossOf(reign.Version) is not null && cohort.Day >= Days.Of(reign.Since))
            .Take(evidence.Model.Calendar.WindowDays).ToList();
        var volume = fresh.Sum(cohort => cohort.Volume);
        var loss = fresh.Sum(cohort => cohort.LossOf(reign.Version)!.Value * cohort.Volume);
        return fresh.Count < evidence.Model.Calendar.WindowDays || loss <= 0 ? 0 : 1 / (worth.WorseRatio * (loss / volume) * (volume / fresh.Count) * worth.Span.TotalDays);
    }
}
