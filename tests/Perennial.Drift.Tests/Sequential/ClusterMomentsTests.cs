using CsCheck;
using Perennial.Drift.Metrics;
using Perennial.Drift.Sequential;

namespace Perennial.Drift.Tests.Sequential;

public sealed class ClusterMomentsTests
{
    private static readonly Gen<(double Value, int Cluster)[]> Rows = Gen.Select(Gen.Double[-5, 5], Gen.Int[0, 6]).Array[8, 60];

    [Fact]
    public void Mean_is_that_of_the_clustered_mean() => Rows.Sample(rows =>
    {
        var estimate = ClusteredMean.Of([.. rows.Select(row => row.Value)], [.. rows.Select(row => row.Cluster)]);
        return Math.Abs(estimate.Mean - Of(rows).Mean) < 1e-12 && Of(rows).Clusters == estimate.Clusters
            && Of(rows).Rows == estimate.Rows;
    });

    [Fact]
    public void Error_is_that_of_the_clustered_mean() => Rows.Sample(rows =>
    {
        var estimate = ClusteredMean.Of([.. rows.Select(row => row.Value)], [.. rows.Select(row => row.Cluster)]);
        return estimate.Clusters < 2 || Close.Numbers(estimate.StandardError, Of(rows).StandardError, 1e-6);
    });

    [Fact]
    public void Merging_halves_equals_adding_one_by_one() => Gen.Select(Rows, Rows).Sample((left, right) =>
    {
        var merged = Of(left).Merge(Of(right));
        var added = Of(left).AddAll(Sums(right));
        return Math.Abs(merged.Mean - added.Mean) < 1e-12 && Close.Numbers(merged.StandardError, added.StandardError, 1e-6);
    });

    [Fact]
    public void A_large_offset_does_not_swallow_the_spread()
    {
        ClusterSum[] near = [new(1, 1), new(2, 1), new(4, 1)];
        ClusterSum[] far = [.. near.Select(cluster => new ClusterSum(cluster.Sum + 1e9, 1))];
        var expected = default(ClusterMoments).AddAll(near);
        var shifted = default(ClusterMoments).AddAll(far);
        Close.Equal(expected.SumDeviations, shifted.SumDeviations, 1e-6);
    }

    [Fact]
    public void Rows_of_one_constant_difference_have_no_spread()
    {
        var random = new Random(3);
        var moments = default(ClusterMoments);
        for (var cluster = 0; cluster < 10_000; cluster++)
        {
            var rows = random.Next(1, 100);
            moments = moments.Add(new ClusterSum(0.1 * rows, rows));
        }

        Assert.Equal(0, moments.StandardError);
    }

    [Fact]
    public void Refuses_a_cluster_without_rows() => Assert.Equal(
        "cluster", Assert.Throws<ArgumentException>(() => default(ClusterMoments).Add(default)).ParamName ?? "");

    private static ClusterMoments Of((double Value, int Cluster)[] rows) => default(ClusterMoments).AddAll(Sums(rows));

    private static ClusterSum[] Sums((double Value, int Cluster)[] rows) =>
        [.. rows.GroupBy(row => row.Cluster).Select(cluster => new ClusterSum(cluster.Sum(row => row.Value), cluster.Count()))];
}
