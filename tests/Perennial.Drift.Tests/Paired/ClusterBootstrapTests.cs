using Perennial.Drift.Metrics;
using Perennial.Drift.Paired;

namespace Perennial.Drift.Tests.Paired;

public sealed class ClusterBootstrapTests
{
    [Fact]
    public void The_error_of_a_mean_is_that_of_its_formula_for_rows_and_for_clusters()
    {
        var random = new Random(3);
        int[] clusters = [.. Enumerable.Range(0, 600).Select(row => row / 6)];
        double[] shared = [.. Enumerable.Range(0, 100).Select(_ => random.NextDouble())];
        double[] values = [.. clusters.Select(code => shared[code] + random.NextDouble())];
        foreach (var codes in new[] { clusters, [.. Enumerable.Range(0, 600)] })
        {
            var drawn = ClusterBootstrap.Of(codes, weights => Mean(values, weights));
            var exact = ClusteredMean.Of(values, codes);
            Assert.Equal(exact.Mean, drawn.Estimate, 1e-12);
            Assert.InRange(drawn.StandardError / exact.StandardError, 0.93, 1.07);
            Assert.InRange((drawn.Upper - drawn.Lower) / (exact.Upper() - exact.Lower()), 0.9, 1.1);
        }
    }

    [Fact]
    public void The_same_seed_draws_the_same_and_another_does_not()
    {
        double[] values = [1, 4, 2, 8, 5, 7];
        int[] codes = [0, 1, 2, 3, 4, 5];
        BootstrapInterval Draw(int seed) => ClusterBootstrap.Of(codes, weights => Mean(values, weights), new ClusterBootstrapOptions { Seed = seed, Replicates = 200 });
        Assert.Equal(Draw(4), Draw(4));
        Assert.NotEqual(Draw(4).Lower, Draw(5).Lower);
    }

    [Fact]
    public void Draws_in_which_nothing_is_defined_are_left_out_and_counted()
    {
        var drawn = ClusterBootstrap.Of(3, counts => counts[0] == 0 ? double.NaN : counts[0]);
        Assert.InRange(drawn.Replicates, 1_200, 1_600);
        Assert.Throws<ArgumentException>(() => ClusterBootstrap.Of(3, _ => double.NaN));
        Assert.Throws<ArgumentException>(() => ClusterBootstrap.Of(1, _ => 1));
    }

    [Fact]
    public void A_difference_that_is_far_from_zero_has_the_least_p_value_and_one_around_zero_none()
    {
        Assert.Equal(2.0 / 2_001, ClusterBootstrap.Of(50, _ => 1).PValue, 1e-12);
        double[] balanced = [.. Enumerable.Range(0, 100).Select(row => row % 2 == 0 ? 1.0 : -1)];
        Assert.InRange(ClusterBootstrap.Of(100, counts => Mean(balanced, counts)).PValue, 0.5, 1);
    }

    [Fact]
    public void Intervals_hold_the_truth_about_as_often_as_they_say()
    {
        var random = new Random(9);
        var held = 0;
        for (var trial = 0; trial < 200; trial++)
        {
            double[] values = [.. Enumerable.Range(0, 60).Select(_ => random.NextDouble())];
            var drawn = ClusterBootstrap.Of(60, counts => Mean(values, counts), new ClusterBootstrapOptions { Replicates = 400, Seed = trial });
            held += drawn.Lower <= 0.5 && drawn.Upper >= 0.5 ? 1 : 0;
        }

        Assert.InRange(held, 176, 199);
    }

    private static double Mean(double[] values, double[] weights) => values.Zip(weights, (value, weight) => value * weight).Sum() / weights.Sum();
}
