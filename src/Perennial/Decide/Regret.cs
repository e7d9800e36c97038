using Perennial.Monitor;

namespace Perennial.Decide;

/// <summary>Money lost to staleness: loss beyond that of a fresh version, on the same days.</summary>
/// <remarks>
/// After Mahadevan and Mathioudakis (Cara, 2024) and the ski-rental argument: retrain when what was lost equals what a retrain costs.
/// The loss is taken above the best constant of each day, so that a hard day is not a stale model; the expected fresh level is the champion's
/// own over its first period. The sum is Page's (1954): a good day gives back what a bad day took, down to zero, so that chance does not pile up.
/// </remarks>
public static class Regret
{
    /// <summary>The regret of the champion; null while its fresh level is not known.</summary>
    public static double? Of(Evidence evidence)
    {
        if (evidence.Registry.Champion is not { } champion)
        {
            return null;
        }

        var history = SkillHistory.Of(evidence.Monitor, champion);
        if (history.Fresh is not { } fresh)
        {
            return null;
        }

        var price = evidence.Model.Costs.Loss;
        return history.AfterFresh
            .Where(day => evidence.State.ConsumedThrough is not { } consumed || day.Day > consumed)
            .Aggregate(0.0, (regret, day) => Math.Max(0, regret + (price * day.Rows * (day.Excess - fresh.Mean))));
    }
}
