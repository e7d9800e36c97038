namespace Perennial.Drift.Paired;

/// <summary>DeLong's test: whether two sets of scores rank the same rows equally well, by the area under the receiver operating characteristic.</summary>
public static class DeLong
{
    /// <summary>Compares two areas on the same rows.</summary>
    /// <param name="first">Scores where more means yes, any scale; infinities allowed.</param>
    /// <param name="second">Other scores, same rows.</param>
    /// <param name="labels">Labels, same rows: at least two of each.</param>
    /// <param name="clusters">Cluster code of each row; none: every row stands alone. At least two clusters hold a yes, and at least two a no.</param>
    /// <returns>Both areas, their errors, and the error of the difference.</returns>
    /// <exception cref="ArgumentException">Lengths differ, a score is NaN, or there are too few rows or clusters of a class.</exception>
    /// <remarks>DeLong, DeLong and Clarke-Pearson (1988), with the midranks of Sun and Xu (2014): time O(n log n). With clusters the covariance of
    /// Obuchowski (1997), "Nonparametric Analysis of Clustered ROC Curve Data", section 2, which is DeLong's where every row is a cluster. Assumes
    /// independent clusters, and many of them. Where both rank every pair right no error is left to estimate, and it is 0.</remarks>
    public static AreaComparison Test(
        ReadOnlySpan<double> first, ReadOnlySpan<double> second, ReadOnlySpan<bool> labels, ReadOnlySpan<int> clusters = default)
    {
        Require.SameLength(first.Length, second.Length, nameof(second));
        Require.SameLength(first.Length, labels.Length, nameof(labels));
        Require.NoNaN(first, nameof(first));
        Require.NoNaN(second, nameof(second));
        var groups = ClusterCodes.Of(clusters, labels.Length);
        var one = new AreaPlacements(first, labels, groups);
        var other = new AreaPlacements(second, labels, groups);
        var (own, others, both) = (one.Covariance(one), other.Covariance(other), one.Covariance(other));
        var variance = own + others - (2 * both);
        return new AreaComparison(
            one.Area, other.Area, Root(own, own), Root(others, others), Root(variance, own + others), labels.Length, groups.Count);
    }

    // What rounding leaves of a variance that is none.
    private static double Root(double variance, double scale) => variance <= 1e-14 * scale ? 0 : Math.Sqrt(variance);
}
