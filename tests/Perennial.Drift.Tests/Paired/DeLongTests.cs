using Perennial.Drift.Metrics;
using Perennial.Drift.Paired;

namespace Perennial.Drift.Tests.Paired;

public sealed class DeLongTests
{
    [Fact]
    public void Areas_errors_and_the_test_are_those_of_pROC()
    {
        var found = DeLong.Test(PairedGolden.First, PairedGolden.Second, PairedGolden.Labels);
        Assert.Equal(PairedGolden.Of("auc_first"), found.First, 1e-12);
        Assert.Equal(PairedGolden.Of("auc_second"), found.Second, 1e-12);
        Assert.Equal(PairedGolden.Of("auc_var_first"), found.FirstError * found.FirstError, 1e-12);
        Assert.Equal(PairedGolden.Of("auc_var_second"), found.SecondError * found.SecondError, 1e-12);
        Assert.Equal(PairedGolden.Of("auc_z"), found.Statistic, 1e-9);
        Assert.Equal(PairedGolden.Of("auc_p"), found.PValue, 1e-9);
    }

    [Fact]
    public void With_clusters_the_covariances_are_those_of_Obuchowskis_sums()
    {
        var found = DeLong.Test(PairedGolden.First, PairedGolden.Second, PairedGolden.Labels, PairedGolden.Clusters);
        Assert.Equal(PairedGolden.Of("auc_clustered_first"), found.FirstError * found.FirstError, 1e-12);
        var both = ((found.FirstError * found.FirstError) + (found.SecondError * found.SecondError) - (found.StandardError * found.StandardError)) / 2;
        Assert.Equal(PairedGolden.Of("auc_clustered_both"), both, 1e-12);
        Assert.Equal(PairedGolden.Clusters.Distinct().Count(), found.Clusters);
    }

    [Theory]
    [InlineData(1, 8)]
    [InlineData(2, 40)]
    [InlineData(3, 150)]
    public void The_area_is_that_of_the_metric_and_every_row_a_cluster_changes_nothing(int seed, int rows)
    {
        var random = new Random(seed);
        bool[] labels = [.. Enumerable.Range(0, rows).Select(row => row % 2 == 0)];
        double[] first = [.. labels.Select(label => Math.Round(random.NextDouble() + (label ? 0.3 : 0), 1))];
        double[] second = [.. labels.Select(_ => Math.Round(random.NextDouble(), 1))];
        var found = DeLong.Test(first, second, labels);
        Assert.Equal(AreaUnderCurve.Of(first, labels)!.Value, found.First, 1e-12);
        Assert.Equal(found, DeLong.Test(first, second, labels, [.. Enumerable.Range(0, rows).Select(row => 7 * row)]));
        Assert.Equal(found.PValue, DeLong.Test(second, first, labels).PValue, 1e-12);
    }

    [Fact]
    public void The_same_scores_do_not_differ_and_perfect_ones_have_no_error()
    {
        double[] scores = [0.1, 0.4, 0.35, 0.8, 0.2, 0.9];
        bool[] labels = [false, true, false, true, true, false];
        var same = DeLong.Test(scores, scores, labels);
        Assert.Equal((0, 1), (same.Difference, same.PValue));
        double[] perfect = [.. labels.Select(label => label ? 1.0 : 0)];
        var best = DeLong.Test(perfect, scores, labels);
        Assert.Equal((1, 0), (best.First, best.FirstError));
    }

    [Fact]
    public void One_class_alone_is_refused()
    {
        Assert.Throws<ArgumentException>(() => DeLong.Test([1, 2, 3], [1, 2, 3], [true, true, true]));
        Assert.Throws<ArgumentException>(() => DeLong.Test([1, 2, 3, double.NaN], [1, 2, 3, 4], [true, true, false, false]));
        Assert.Throws<ArgumentException>(() => DeLong.Test([1, 2, 3, 4], [1, 2, 3, 4], [true, true, false, false], [1, 1, 2, 3]));
    }

    [Fact]
    public void Without_a_difference_it_rejects_as_often_as_it_says()
    {
        var random = new Random(5);
        var rejected = 0;
        const int Trials = 1_000;
        for (var trial = 0; trial < Trials; trial++)
        {
            bool[] labels = [.. Enumerable.Range(0, 80).Select(row => row % 2 == 0)];
            double[] signal = [.. labels.Select(label => random.NextDouble() + (label ? 0.5 : 0))];
            double[] first = [.. signal.Select(one => one + random.NextDouble())], second = [.. signal.Select(one => one + random.NextDouble())];
            rejected += DeLong.Test(first, second, labels).PValue <= 0.05 ? 1 : 0;
        }

        Assert.InRange(rejected / (double)Trials, 0.02, 0.08);
    }
}
