using System.Globalization;
using Perennial.Monitor;

namespace Perennial.Decide;

/// <summary>Whether a version that was champion before now does better than the champion.</summary>
internal static class Reuse
{
    /// <summary>A switch costs this share of a retrain: it has to be worth the trouble.</summary>
    public const double SwitchCostRatio = 0.05;

    /// <summary>The version to go back to and why; null when none is better by a paired test over a whole period.</summary>
    /// <remarks>A confidence sequence over all cohorts since the last change, so that looking every day does not switch by chance; the error is split over
    /// the versions compared (Bonferroni). Hysteresis: what was lost since has to repay the switch.</remarks>
    public static (int Version, string Because)? Better(Evidence evidence)
    {
        var earlier = Alternatives.Earlier(evidence).ToList();
        return earlier.Select(version => (Version: version, Saved: Saved(evidence, version, earlier.Count)))
            .Where(one => one.Saved >= SwitchCostRatio * evidence.Costs.Retrain)
            .OrderByDescending(one => one.Saved)
            .Select(one => ((int, string)?)(one.Version, string.Create(CultureInfo.InvariantCulture,
                $"version {one.Version} would have lost {evidence.Costs.Currency} {one.Saved:0.00} less since the last change")))
            .FirstOrDefault();
    }

    /// <summary>What a version would have saved since the last change; null when that is not beyond chance, or not yet over a whole period.</summary>
    private static double? Saved(Evidence evidence, int version, int compared)
    {
        var since = Alternatives.SinceChange(evidence, version);
        var differences = since.Select(one => one.Loss.AgainstChampion).ToList();
        if (differences.Count < SkillHistory.PeriodDays)
        {
            return null;
        }

        var interval = PairedSequence.Judge(differences, (1 - evidence.Model.Quality.Confidence) / compared);
        return interval.Upper < 0 ? -interval.Estimate * since.Sum(one => one.Cohort.Volume) * evidence.Costs.Loss : null;
    }
}
