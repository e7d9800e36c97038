namespace Perennial.Drift.Tests;

public sealed class EstimateTests
{
    [Fact]
    public void The_interval_is_that_of_Student_with_one_degree_less_than_clusters()
    {
        // scipy 1.10.1: stats.t.cdf(2.262157162740992, 9) = 0.975.
        var estimate = new Estimate(1, 0.5, 100, 10);

        Assert.Equal(1 - (0.5 * 2.262157162740992), estimate.Lower(), 9);
        Assert.Equal(1 + (0.5 * 2.262157162740992), estimate.Upper(), 9);
    }

    [Fact]
    public void One_cluster_says_nothing_about_chance()
    {
        var estimate = new Estimate(1, double.PositiveInfinity, 100, 1);

        Assert.Equal((double.NegativeInfinity, double.PositiveInfinity), (estimate.Lower(), estimate.Upper()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void A_confidence_outside_the_unit_interval_is_refused_by_name(double confidence) =>
        Assert.Contains("confidence", Assert.Throws<ArgumentException>(() => new Estimate(0, 1, 9, 9).Lower(confidence)).Message);
}
