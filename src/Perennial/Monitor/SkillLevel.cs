using Perennial.Drift.Sequential;

namespace Perennial.Monitor;

/// <summary>A version's mean skill over some days.</summary>
/// <param name="Mean">By row.</param>
/// <param name="StandardError">By day, days taken as independent: days differ more than rows. Positive infinity with a single day.</param>
/// <param name="Rows">Labelled rows.</param>
/// <param name="Days">Days; at least 1.</param>
public sealed record SkillLevel(double Mean, double StandardError, long Rows, long Days)
{
    /// <summary>The mean over <paramref name="days"/>.</summary>
    public static SkillLevel Of(IEnumerable<SkillDay> days)
    {
        var moments = days.Aggregate(default(ClusterMoments), (all, day) => all.Add(new ClusterSum(day.Excess * day.Rows, day.Rows)));
        return new SkillLevel(moments.Mean, moments.StandardError, moments.Rows, moments.Clusters);
    }
}
