using Perennial.Drift.Metrics;

namespace Perennial.Drift.Tests.Metrics;

public sealed class QuantileIntervalTests
{
    [Theory]
    [InlineData(20, 0.5)]
    [InlineData(100, 0.9)]
    [InlineData(400, 0.99)]
    [InlineData(7, 0.5)]
    public void Its_ends_are_the_nearest_order_statistics_that_hold_the_quantile_often_enough(int rows, double probability)
    {
        double[] values = [.. Enumerable.Range(1, rows).Select(rank => (double)rank)];
        var found = QuantileInterval.Of(values, probability);
        double Under(int most) => Enumerable.Range(0, Math.Max(0, most + 1)).Sum(k => Math.Exp(LogChoose(rows, k) + (k * Math.Log(probability)) + ((rows - k) * Math.Log(1 - probability))));
        var lower = Enumerable.Range(1, rows).Where(rank => Under(rank - 1) <= 0.025).DefaultIfEmpty(0).Max();
        var upper = Enumerable.Range(1, rows).Where(rank => 1 - Under(rank - 1) <= 0.025).DefaultIfEmpty(0).Min();
        Assert.Equal(lower == 0 ? double.NegativeInfinity : lower, found.Lower);
        Assert.Equal(upper == 0 ? double.PositiveInfinity : upper, found.Upper);
        Assert.Equal(Math.Ceiling(probability * rows), found.Value);
    }

    [Fact]
    public void Order_does_not_matter_and_few_measurements_have_no_upper_end()
    {
        Assert.Equal(QuantileInterval.Of([3, 1, 2], 0.5), QuantileInterval.Of([1, 2, 3], 0.5));
        Assert.Equal(double.PositiveInfinity, QuantileInterval.Of([1, 2, 3], 0.99).Upper);
        Assert.Throws<ArgumentException>(() => QuantileInterval.Of([], 0.5));
        Assert.Throws<ArgumentException>(() => QuantileInterval.Of([double.NaN], 0.5));
    }

    private static double LogChoose(int n, int k) => Enumerable.Range(1, k).Sum(i => Math.Log(n - k + i) - Math.Log(i));
}
