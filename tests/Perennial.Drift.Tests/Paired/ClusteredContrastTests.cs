using Perennial.Drift.Metrics;
using Perennial.Drift.Paired;

namespace Perennial.Drift.Tests.Paired;

public sealed class ClusteredContrastTests
{
    [Fact]
    public void One_ratio_over_rows_is_the_clustered_mean()
    {
        var random = new Random(2);
        int[] clusters = [.. Enumerable.Range(0, 90).Select(_ => random.Next(12))];
        double[] values = [.. clusters.Select(code => code + random.NextDouble())];
        var contrast = ClusteredContrast.Of([Ratio(1, clusters, values, [.. values.Select(_ => 1.0)])]);
        var mean = ClusteredMean.Of(values, clusters);
        Assert.Equal(mean.Mean, contrast.Mean, 1e-12);
        Assert.Equal(mean.StandardError, contrast.StandardError, 1e-12);
    }

    [Fact]
    public void A_difference_of_groups_in_the_same_clusters_agrees_with_drawing_clusters_again()
    {
        var random = new Random(8);
        int[] clusters = [.. Enumerable.Range(0, 1_500).Select(row => row / 10)];
        double[] shared = [.. Enumerable.Range(0, 150).Select(_ => random.NextDouble())];
        double[] inGroup = [.. clusters.Select(_ => random.Next(3) == 0 ? 1.0 : 0)];
        double[] hits = [.. clusters.Select((code, row) => random.NextDouble() < (0.3 * shared[code]) + 0.2 + (0.1 * inGroup[row]) ? 1.0 : 0)];
        double[] outside = [.. inGroup.Select(one => 1 - one)];
        var terms = new[]
        {
            Ratio(1, clusters, [.. hits.Zip(inGroup, (hit, one) => hit * one)], inGroup),
            Ratio(-1, clusters, [.. hits.Zip(outside, (hit, one) => hit * one)], outside),
        };
        var contrast = ClusteredContrast.Of(terms);
        var drawn = ClusterBootstrap.Of(150, counts => terms.Sum(term =>
            term.Coefficient * term.Numerators.Zip(counts, (sum, count) => sum * count).Sum() / term.Denominators.Zip(counts, (sum, count) => sum * count).Sum()));
        Assert.Equal(drawn.Estimate, contrast.Mean, 1e-12);
        Assert.InRange(drawn.StandardError / contrast.StandardError, 0.92, 1.08);
    }

    [Fact]
    public void What_two_ratios_share_is_taken_off_and_a_ratio_less_itself_is_zero_without_error()
    {
        double[] sums = [3, 1, 4, 2], rows = [5, 5, 6, 4];
        var same = ClusteredContrast.Of([new(1, sums, rows), new(-1, sums, rows)]);
        Assert.Equal((0, 0), (same.Mean, same.StandardError));
    }

    [Fact]
    public void One_cluster_says_nothing_about_chance_and_no_rows_are_refused()
    {
        Assert.Equal(double.PositiveInfinity, ClusteredContrast.Of([new(1, [3, 0], [5, 0])]).StandardError);
        Assert.Throws<ArgumentException>(() => ClusteredContrast.Of([new(1, [1, 2], [0, 0])]));
        Assert.Throws<ArgumentException>(() => ClusteredContrast.Of([new(1, [1, 2], [1, 1]), new(1, [1], [1])]));
        Assert.Throws<ArgumentException>(() => ClusteredContrast.Of([]));
    }

    private static ClusteredRatio Ratio(double coefficient, int[] clusters, double[] numerators, double[] denominators)
    {
        int[] codes = [.. clusters.Distinct()];
        return new ClusteredRatio(coefficient, [.. codes.Select(code => Sum(numerators, code))], [.. codes.Select(code => Sum(denominators, code))]);

        double Sum(double[] values, int code) => values.Where((_, row) => clusters[row] == code).Sum();
    }
}
