using System.Globalization;
using Perennial.Drift.Distributions;
using Perennial.Drift.Sequential;
using Perennial.Monitor;

namespace Perennial.Decide;

/// <summary>Whether a version that was champion before now does better than the champion.</summary>
internal static class Reuse
{
    /// <summary>A switch costs this share of a retrain: it has to be worth the trouble.</summary>
    public const double SwitchCostRatio = 0.05;

    /// <summary>The version to go back to and why; null when none is better by a paired test over a whole period.</summary>
    /// <remarks>One-sided, by cluster; the confidence is split over the versions compared (Bonferroni). Hysteresis: the advantage over one more
    /// period has to repay the switch.</remarks>
    public static (int Version, string Because)? Better(Evidence evidence)
    {
        var earlier = Alternatives.Earlier(evidence).ToList();
        var best = earlier.Select(version => (Version: version, Moments: Moments(evidence, version)))
            .Where(one => one.Moments is not null)
            .OrderBy(one => one.Moments!.Value.Mean)
            .FirstOrDefault();
        if (best.Moments is not { } moments)
        {
            return null;
        }

        var z = NormalDistribution.Quantile(1 - ((1 - evidence.Model.Quality.Confidence) / earlier.Count));
        var costs = evidence.Model.Costs;
        var saved = -moments.Mean * moments.Rows * costs.Loss;
        return moments.Mean + (z * moments.StandardError) < 0 && saved >= SwitchCostRatio * costs.Retrain
            ? (best.Version, string.Create(CultureInfo.InvariantCulture,
                $"version {best.Version} would have lost {-moments.Mean:0.0000} less per prediction over the last {SkillHistory.PeriodDays} days, {costs.Currency} {saved:0.00} in all"))
            : null;
    }

    private static ClusterMoments? Moments(Evidence evidence, int version)
    {
        var newest = Alternatives.Newest(evidence, version);
        return newest.Count < SkillHistory.PeriodDays
            ? null
            : newest.Aggregate(default(ClusterMoments), (all, one) => all.Merge(one.Loss.AgainstChampion));
    }
}
