using Perennial.Drift.Paired;

namespace Perennial.Drift.Tests.Paired;

public sealed class DieboldMarianoTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void The_test_is_that_of_the_package_forecast(int horizon)
    {
        var found = DieboldMariano.Test(PairedGolden.Series, horizon);
        Assert.Equal(PairedGolden.Of($"dm_{horizon}"), found.Statistic, 1e-9);
        Assert.Equal(PairedGolden.Of($"dm_{horizon}_p"), found.PValue, 1e-9);
    }

    [Fact]
    public void Ahead_by_one_step_it_is_the_paired_t_test()
    {
        double[] differences = [0.3, -0.1, 0.4, 0.2, 0.15, -0.05];
        var mean = differences.Average();
        var t = mean / Math.Sqrt(differences.Sum(one => (one - mean) * (one - mean)) / 5 / 6);
        Assert.Equal(t, DieboldMariano.Test(differences).Statistic, 1e-12);
        var estimate = DieboldMariano.Error(differences);
        Assert.Equal(mean / t, estimate.StandardError, 1e-12);
    }

    [Fact]
    public void A_constant_difference_is_certain_and_none_is_none()
    {
        Assert.Equal(1, DieboldMariano.Test([0, 0, 0, 0]).PValue);
        Assert.Equal(0, DieboldMariano.Test([0.1, 0.1, 0.1, 0.1]).PValue);
    }

    [Fact]
    public void A_variance_below_zero_falls_back_to_one_step() =>
        Assert.Equal(DieboldMariano.Test([1, -1, 1, -1, 1, -1.5]).Statistic, DieboldMariano.Test([1, -1, 1, -1, 1, -1.5], 2).Statistic);

    [Fact]
    public void Too_few_times_and_broken_ones_are_refused()
    {
        Assert.Throws<ArgumentException>(() => DieboldMariano.Test([1]));
        Assert.Throws<ArgumentException>(() => DieboldMariano.Test([1, 2, 3], 3));
        Assert.Throws<ArgumentException>(() => DieboldMariano.Test([1, double.NaN, 3]));
    }
}
