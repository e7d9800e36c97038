using Perennial.Simulation.Backtest;

namespace Perennial.Simulation.Tests.Backtest;

public sealed class BacktestResultTests
{
    [Fact]
    public void Where_a_jump_is_dear_it_recommends_a_rule_and_says_what_it_saves()
    {
        var matrix = Matrices.Of(60, 3, (trained, batch) => 0.1 + (batch > 20 && trained <= 20 ? 0.4 : 0) + (batch % 5 / 100.0));
        var result = BacktestResult.Of(matrix, new BacktestTerms { Alpha = 0.5 });
        Assert.Equal("money", result.Recommended.Policy);
        Assert.InRange(result.Recommended.AgainstNever.Saving, 10, 16);
        Assert.InRange(result.Recommended.AgainstNever.Risk, 0, 0.1);
        Assert.True(result.Recommended.AgainstNever.Low < result.Recommended.AgainstNever.Saving);
    }

    [Fact]
    public void Where_nothing_pays_it_recommends_never()
    {
        var matrix = Matrices.Of(60, 3, (trained, batch) => 0.1 + (((trained * 7) + (batch * 3)) % 11 / 1000.0));
        var result = BacktestResult.Of(matrix, new BacktestTerms { Alpha = 3 });
        Assert.Equal("never", result.Recommended.Policy);
        Assert.Contains("no retrain pays", result.Recommended.Because, StringComparison.Ordinal);
    }

    [Fact]
    public void Policies_come_from_the_cheapest_and_each_once()
    {
        var result = BacktestResult.Of(SyntheticMatrix.Of(DriftKind.Recurring, 1), new BacktestTerms { Alpha = 0.5 });
        Assert.Equal(result.Policies.Select(one => one.Cost).Order(), result.Policies.Select(one => one.Cost));
        Assert.Equal(result.Policies.Count, result.Policies.Select(one => one.Name).Distinct().Count());
        Assert.Contains(result.Policies, one => one.Name == "money");
        Assert.True(result.OracleWithReuse.Cost <= result.Oracle.Cost);
    }

    [Fact]
    public void The_same_history_gives_the_same_draws()
    {
        double[] costs = [.. Enumerable.Range(0, 50).Select(at => Math.Sin(at))];
        double[] other = [.. Enumerable.Range(0, 50).Select(at => 0.1 + Math.Cos(at))];
        Assert.Equal(BlockBootstrap.Of(costs, other), BlockBootstrap.Of(costs, other));
        Assert.Equal(0, BlockBootstrap.Of(costs, [.. costs.Select(cost => cost + 1)]).Risk);
        Assert.Equal(1, BlockBootstrap.Of(costs, [.. costs.Select(cost => cost - 1)]).Risk);
    }
}
