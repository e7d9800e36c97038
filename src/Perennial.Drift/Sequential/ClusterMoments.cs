using System.Text.Json.Serialization;

namespace Perennial.Drift.Sequential;

/// <summary>
/// Running moments of cluster sums and cluster sizes: enough for the mean over rows and its cluster-robust error.
/// The default value is empty.
/// </summary>
/// <remarks>Welford (1962) for one cluster; Chan, Golub and LeVeque (1983) for a merge: no large sums are subtracted.</remarks>
public readonly record struct ClusterMoments
{
    private const double NoSpreadRatio = 1e-12;

    /// <summary>Clusters seen, 0 or more.</summary>
    public long Clusters { get; init => field = Require.AtLeast(value, 0, nameof(Clusters)); }

    /// <summary>Rows seen in all clusters, 0 or more.</summary>
    public long Rows { get; init => field = Require.AtLeast(value, 0, nameof(Rows)); }

    /// <summary>Mean over clusters of the cluster sum, in the unit of the rows.</summary>
    public double MeanSum { get; init => field = Require.Finite(value, nameof(MeanSum)); }

    /// <summary>Mean over clusters of what a cluster's rows weigh: of the rows per cluster, where each weighs 1.</summary>
    public double MeanRows { get; init => field = Require.Finite(value, nameof(MeanRows)); }

    /// <summary>Squared deviations of the cluster sums from their mean, added up, in squared units.</summary>
    public double SumDeviations { get; init => field = Require.Finite(value, nameof(SumDeviations)); }

    /// <summary>Products of the deviations of sum and rows, added up, in the unit of the rows.</summary>
    public double CrossDeviations { get; init => field = Require.Finite(value, nameof(CrossDeviations)); }

    /// <summary>Squared deviations of the rows per cluster from their mean, added up.</summary>
    public double RowDeviations { get; init => field = Require.Finite(value, nameof(RowDeviations)); }

    /// <summary>Mean over rows, each row counting once: sum of sums over sum of rows; 0 while empty.</summary>
    [JsonIgnore]
    public double Mean => Clusters == 0 ? 0 : MeanSum / MeanRows;

    /// <summary>
    /// Standard error of <see cref="Mean"/>, clusters independent: the ratio estimator's, Cochran (1977), chapter 6.
    /// Positive infinity with fewer than two clusters; exactly 0 when no spread is seen beyond rounding.
    /// </summary>
    [JsonIgnore]
    public double StandardError
    {
        get
        {
            if (Clusters < 2)
            {
                return double.PositiveInfinity;
            }

            var mean = Mean;
            var spread = SumDeviations - (2 * mean * CrossDeviations) + (mean * mean * RowDeviations);
            var scale = SumDeviations + (mean * mean * RowDeviations) + (NoSpreadRatio * Clusters * MeanSum * MeanSum);
            return spread <= NoSpreadRatio * scale ? 0 : Math.Sqrt(spread / (Clusters - 1) / Clusters) / MeanRows;
        }
    }

    /// <summary>The moments with one more cluster.</summary>
    /// <param name="cluster">The cluster's sum and rows.</param>
    /// <returns>New moments; these are unchanged.</returns>
    /// <exception cref="ArgumentException">The sum is NaN or infinite, or rows are under 1.</exception>
    public ClusterMoments Add(ClusterSum cluster)
    {
        cluster.Checked(nameof(cluster));
        return Merge(new ClusterMoments { Clusters = 1, Rows = cluster.Rows, MeanSum = cluster.Sum, MeanRows = cluster.Weight });
    }

    /// <summary>The moments with a whole cohort more, cluster by cluster in the given order.</summary>
    /// <param name="cohort">Cluster sums; may be empty.</param>
    /// <returns>New moments; these are unchanged.</returns>
    /// <exception cref="ArgumentException">A sum is NaN or infinite, or rows are under 1.</exception>
    public ClusterMoments AddAll(IReadOnlyList<ClusterSum> cohort)
    {
        ArgumentNullException.ThrowIfNull(cohort);
        var moments = this;
        foreach (var cluster in cohort)
        {
            moments = moments.Add(cluster.Checked(nameof(cohort)));
        }

        return moments;
    }

    /// <summary>The moments of both lots of clusters together; they must share no cluster.</summary>
    /// <param name="other">The other lot.</param>
    /// <returns>New moments; both givens are unchanged.</returns>
    public ClusterMoments Merge(ClusterMoments other)
    {
        var clusters = Clusters + other.Clusters;
        if (clusters == 0)
        {
            return this;
        }

        var sumGap = other.MeanSum - MeanSum;
        var rowGap = other.MeanRows - MeanRows;
        var share = (double)other.Clusters / clusters;
        var weight = Clusters * share;
        return new ClusterMoments
        {
            Clusters = clusters,
            Rows = Rows + other.Rows,
            MeanSum = MeanSum + (sumGap * share),
            MeanRows = MeanRows + (rowGap * share),
            SumDeviations = SumDeviations + other.SumDeviations + (sumGap * sumGap * weight),
            CrossDeviations = CrossDeviations + other.CrossDeviations + (sumGap * rowGap * weight),
            RowDeviations = RowDeviations + other.RowDeviations + (rowGap * rowGap * weight),
        };
    }
}
