using CsCheck;
using Perennial.Simulation.Backtest;

namespace Perennial.Simulation.Tests.Backtest;

public sealed class CheapestScheduleTests
{
    private static readonly Gen<BacktestTerms> Terms = Gen.Select(
        Gen.OneOf(Gen.Double[0.01, 0.3], Gen.Double[0.01, 2]), Gen.Double[0, 1], Gen.Int[0, 2], Gen.Int[0, 3],
        (alpha, ratio, delay, training) => new BacktestTerms { Alpha = alpha, SwitchRatio = ratio, LabelDelay = delay, TrainingBatches = training });

    [Fact]
    public void Without_reuse_it_costs_what_the_cheapest_of_all_schedules_costs() => Gen.Select(Matrices.Small(9), Terms).Sample((matrix, terms) =>
        Assert.Equal(new EverySchedule(matrix, terms, reuse: false).Cheapest(), CheapestSchedule.WithoutReuse(matrix, terms).Cost, 9));

    [Fact]
    public void With_reuse_it_costs_what_the_cheapest_of_all_schedules_costs_and_knows_that() => Gen.Select(Matrices.Small(7), Terms).Sample(
        (matrix, terms) =>
        {
            var found = CheapestSchedule.WithReuse(matrix, terms, nodes: 5_000);
            Assert.True(found.IsExact);
            Assert.Equal(new EverySchedule(matrix, terms, reuse: true).Cheapest(), found.Cost, 9);
        },
        iter: 40);

    [Fact]
    public void The_cost_is_that_of_the_schedule_it_names() => Gen.Select(Matrices.Small(12), Terms).Sample((matrix, terms) =>
    {
        foreach (var found in new[] { CheapestSchedule.WithoutReuse(matrix, terms), CheapestSchedule.WithReuse(matrix, terms, nodes: 20) })
        {
            var loss = found.Served.Select((version, at) => matrix[version, matrix.First + 1 + at]).Sum();
            Assert.Equal(found.Cost, loss + (found.Retrains * terms.Alpha) + (found.Reuses * terms.Switch), 9);
            Assert.True(found.AtLeast <= found.Cost + 1e-12);
        }
    });

    [Fact]
    public void No_policy_is_cheaper_than_the_cheapest_schedule_of_its_kind() => Gen.Select(Matrices.Small(12), Terms).Sample((matrix, terms) =>
    {
        var atLeast = CheapestSchedule.WithReuse(matrix, terms, nodes: 5).AtLeast;
        foreach (var policy in BacktestPolicies.All(period: 3))
        {
            var outcome = MatrixBacktest.Run(matrix, terms, policy);
            Assert.True(outcome.Cost >= (outcome.Reuses > 0 ? atLeast : CheapestSchedule.WithoutReuse(matrix, terms).Cost) - 1e-9, policy.Name);
        }
    });

    [Fact]
    public void A_concept_that_comes_back_is_trained_once_where_versions_may_come_back()
    {
        var matrix = Matrices.Of(24, 0, (trained, batch) => trained / 6 % 2 == batch / 6 % 2 ? 0.1 : 0.9);
        var terms = new BacktestTerms { Alpha = 0.5 };
        Assert.Equal(3, CheapestSchedule.WithoutReuse(matrix, terms).Retrains);
        var found = CheapestSchedule.WithReuse(matrix, terms);
        Assert.Equal((1, 2, true), (found.Retrains, found.Reuses, found.IsExact));
    }
}
