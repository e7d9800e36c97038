using Perennial.Decide;
using Perennial.Terms;
using Perennial.Tests.Monitor;

namespace Perennial.Tests.Decide;

public sealed class PricesTests
{
    private static readonly CostOptions Worth = new(CostOptions.InRetrains, 0, 1) { RetrainWorth = new RetrainWorth(0.01, TimeSpan.FromDays(7)) };

    [Fact]
    public void Declared_prices_are_taken_as_they_are() => Assert.Equal(GivenEvidence.Model.Costs, Prices.Of(GivenEvidence.Calm()));

    [Fact]
    public void What_a_retrain_is_worth_prices_a_loss_by_the_fresh_one()
    {
        var prices = Prices.Of(GivenEvidence.Calm().Declared(model => model with { Costs = Worth }));

        // One per cent of the fresh loss of 0.5, on 1,000 rows a day for 7 days, is one retrain.
        Assert.Equal(1, prices.Loss * 0.01 * GivenEvidence.Fresh * GivenCohorts.Rows * 7, 9);
        Assert.Equal(1, prices.Retrain);
    }

    [Fact]
    public void Before_a_whole_fresh_period_nothing_has_a_price()
    {
        var early = GivenEvidence.Calm(days: GivenEvidence.CrownedOn + 6).Declared(model => model with { Costs = Worth });
        Assert.Equal(0, Prices.Of(early).Loss);
        Assert.Null(RetrainPolicy.Decide(early).Regret);
    }
}
