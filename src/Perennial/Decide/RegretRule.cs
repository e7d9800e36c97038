using Perennial.Drift.Distributions;
using Perennial.Monitor;
using Perennial.Terms;

namespace Perennial.Decide;

/// <summary>Adds up the money that was lost to staleness since the last change.</summary>
/// <remarks>
/// Retrain when what was lost equals what a retrain costs: the ski-rental rule, as in Mahadevan and Mathioudakis (Cara, 2024). A day's loss says
/// little by itself, since days differ in hardness; so each measure compares like with like. Growth compares versions that know different
/// amounts on the same rows (<see cref="LearningCurve"/>). Decay compares the champion with itself when it was fresh, each day above the
/// trivial answer of a fresh version; it counts only beyond what chance explains (95 %), and as Page's sum (1954), where a good day gives
/// back what a bad day took, down to zero.
/// </remarks>
public static class RegretRule
{
    private const double Confidence = 0.95;

    /// <summary>The regret of the champion; null while neither measure is known.</summary>
    public static Regret? Of(Evidence evidence)
    {
        if (evidence.Registry.Champion is not { } champion || evidence.Costs.Loss <= 0)
        {
            return null;
        }

        var (growth, decay) = (Growth(evidence, champion), Decay(evidence, champion));
        return growth is null && decay is null ? null : new Regret(growth, decay);
    }

    private static double? Growth(Evidence evidence, int champion)
    {
        if (LearningCurve.Slope(evidence) is not { } slope)
        {
            return null;
        }

        var since = Days.Of(evidence.Registry.ChampionSince!.Value);
        var version = evidence.Registry.Version(champion);
        return slope * evidence.Costs.Loss * evidence.Fresh
            .Where(cohort => cohort.Day >= since)
            .Sum(cohort => cohort.Volume * LearningCurve.Distance(evidence, version, KnownBefore(evidence.Model, cohort.Day)));
    }

    /// <summary>The newest day whose labels a version that answers on <paramref name="day"/> can know.</summary>
    private static DateOnly KnownBefore(ModelDeclaration model, DateOnly day) => Days.Of(Days.Start(day) - model.Label.MaturesAfter).AddDays(-1);

    private static double? Decay(Evidence evidence, int champion)
    {
        var history = SkillHistory.Of(evidence.Monitor, champion, evidence.Model.Calendar);
        if (history.Fresh is null)
        {
            return null;
        }

        var allowed = Allowed([.. history.Days.Take(history.Period).Select(day => day.Excess)]);
        var price = evidence.Costs.Loss;
        var since = Days.Of(evidence.Registry.ChampionSince!.Value);
        return history.AfterFresh
            .Where(day => day.Day >= since)
            .Where(day => evidence.State.ConsumedThrough is not { } consumed || day.Day > consumed)
            .Aggregate(0.0, (regret, day) => Math.Max(0, regret + (price * day.Volume * (day.Excess - allowed))));
    }

    /// <summary>The upper end of the fresh level's interval: what lies below may be chance.</summary>
    private static double Allowed(double[] fresh)
    {
        var mean = fresh.Average();
        var variance = fresh.Sum(excess => (excess - mean) * (excess - mean)) / (fresh.Length - 1);
        return mean + (StudentT.Quantile(Confidence, fresh.Length - 1) * Math.Sqrt(variance / fresh.Length));
    }
}
