using Perennial.Drift.Distributions;
using Perennial.Drift.Sequential;

namespace Perennial.Monitor;

/// <summary>
/// Paired differences, cohort by cohort, as a confidence sequence: it may be looked at after every cohort without inflating the error.
/// </summary>
/// <remarks>
/// Asymptotic confidence sequence (Waudby-Smith et al., arXiv 2103.06476). What the rows of one cluster share is in the clusters' error; what all
/// rows of one day share is not. So the spread of the days is looked at too, widened by Student's t for their small number, and the larger error counts.
/// </remarks>
public static class PairedSequence
{
    /// <summary>Judges the cohorts so far.</summary>
    /// <param name="cohorts">Differences of each cohort, by cluster.</param>
    /// <param name="alpha">The chance of ever being wrong: above 0, below 1.</param>
    public static SequenceInterval Judge(IReadOnlyList<ClusterMoments> cohorts, double alpha)
    {
        var options = new ConfidenceSequenceOptions { Alpha = alpha };
        var rows = cohorts.Aggregate(default(ClusterMoments), (all, one) => all.Merge(one));
        var interval = new PairedConfidenceSequence(options).Judge(rows);
        var error = ErrorByDay(cohorts, alpha);
        if (!double.IsFinite(interval.Upper) || error <= interval.StandardError)
        {
            return interval;
        }

        var rho = NormalMixture.Rho(alpha, options.ExpectedClusterCount);
        var half = NormalMixture.HalfWidth(error, rows.Clusters, rho, alpha);
        return interval with
        {
            StandardError = error,
            Lower = interval.Estimate - half,
            Upper = interval.Estimate + half,
            PValue = NormalMixture.PValue(interval.Estimate / error, rows.Clusters, rho),
        };
    }

    private static double ErrorByDay(IReadOnlyList<ClusterMoments> cohorts, double alpha)
    {
        var days = cohorts.Where(one => one.Rows > 0)
            .Aggregate(default(ClusterMoments), (all, one) => all.Add(new ClusterSum(one.Mean * one.Rows, one.Rows)));
        return days.Clusters < 2
            ? 0
            : days.StandardError * StudentT.Quantile(1 - (alpha / 2), days.Clusters - 1) / NormalDistribution.Quantile(1 - (alpha / 2));
    }
}
