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
                $"version {one.Version} would have lost {evidence.Costs.Currency} {one.Saved:0.00} less")))
            .FirstOrDefault();
    }

    /// <summary>What a version would have saved; null when that is not beyond chance, or not yet over a whole period.</summary>
    /// <remarks>Concepts come back in the middle of a reign, when all of it together still speaks for the champion. So the evidence is also counted anew from
    /// the start of every period since the change; the n-th start has 1/(n(n+1)) of the error, which adds up to all of it however long the reign.</remarks>
    private static double? Saved(Evidence evidence, int version, int compared)
    {
        var since = Alternatives.SinceChange(evidence, version);
        var (period, alpha) = (evidence.Model.Calendar.WindowDays, (1 - evidence.Model.Quality.Confidence) / compared);
        return Enumerable.Range(0, since.Count / period)
            .Select(start => Saved(evidence, [.. since.Skip(start * period)], alpha / ((start + 1.0) * (start + 2))))
            .Max();
    }

    private static double? Saved(Evidence evidence, IReadOnlyList<(Cohort Cohort, VersionLoss Loss)> cohorts, double alpha)
    {
        var interval = PairedSequence.Judge([.. cohorts.Select(one => one.Loss.AgainstChampion)], alpha);
        return interval.Upper < 0 ? -interval.Estimate * cohorts.Sum(one => one.Cohort.Volume) * evidence.Costs.Loss : null;
    }
}
