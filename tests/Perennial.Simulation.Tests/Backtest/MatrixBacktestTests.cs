using CsCheck;
using Perennial.Decide;
using Perennial.Simulation.Backtest;

namespace Perennial.Simulation.Tests.Backtest;

public sealed class MatrixBacktestTests
{
    /// <summary>A cell tells when its version was trained and on which batch it is measured.</summary>
    private static readonly StalenessMatrix Told = Matrices.Of(8, 1, (trained, batch) => trained + (batch / 100.0));

    private static readonly BacktestTerms Free = new() { Alpha = 0.5 };

    [Fact]
    public void A_version_serves_from_the_batch_after_the_decision()
    {
        var outcome = MatrixBacktest.Run(Told, Free, BacktestPolicies.Always);
        Assert.Equal([1, 2, 3, 4, 5, 6], outcome.Served);
        Assert.Equal((5, 0), (outcome.Retrains, outcome.Reuses));
        Assert.Equal(outcome.Loss + (5 * Free.Alpha), outcome.Cost, 12);
    }

    [Fact]
    public void Late_labels_and_long_trainings_put_it_off_and_trainings_do_not_overlap()
    {
        var late = MatrixBacktest.Run(Told, Free with { LabelDelay = 2 }, BacktestPolicies.Always);
        Assert.Equal([1, 1, 1, 2, 3, 4], late.Served);
        var slow = MatrixBacktest.Run(Told, Free with { TrainingBatches = 2 }, BacktestPolicies.Always);
        Assert.Equal([1, 1, 1, 2, 2, 2], slow.Served);
        Assert.Equal(1, slow.Retrains);
        var slower = MatrixBacktest.Run(Matrices.Of(10, 1, (trained, batch) => trained), Free with { TrainingBatches = 2 }, BacktestPolicies.Always);
        Assert.Equal([1, 1, 1, 2, 2, 2, 5, 5], slower.Served);
    }

    [Fact]
    public void Only_versions_that_were_trained_can_be_gone_back_to_and_a_switch_costs_its_share()
    {
        var asked = new Queue<BacktestMove>([BacktestMove.Retrain, new(ActionKind.Reuse, 5), new(ActionKind.Reuse, 1), BacktestMove.Keep, BacktestMove.Keep]);
        var outcome = MatrixBacktest.Run(Told, Free, new BacktestPolicy("asked", (_, _) => _ => asked.Dequeue()));
        Assert.Equal([1, 2, 2, 1, 1, 1], outcome.Served);
        Assert.Equal((1, 1), (outcome.Retrains, outcome.Reuses));
        Assert.Equal(outcome.Loss + Free.Alpha + (0.05 * Free.Alpha), outcome.Cost, 12);
    }

    [Fact]
    public void A_policy_sees_only_batches_that_are_labelled_and_versions_that_are_trained() => Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3]).Sample((delay, training) =>
    {
        var batch = 0;
        var terms = Free with { LabelDelay = delay, TrainingBatches = training };
        MatrixBacktest.Run(Told, terms, new BacktestPolicy("watcher", (_, _) => look =>
        {
            batch = batch == 0 ? look.Labelled + delay : batch + 1;
            Assert.Equal(batch - delay, look.Labelled);
            Assert.All(look.Stored, version => Assert.True(version == Told.First || terms.LabelDelay + version + training < batch));
            return BacktestMove.Retrain;
        }));
    });

    [Fact]
    public void The_money_rule_retrains_at_the_best_period_when_age_costs_the_same_every_batch()
    {
        const double slope = 0.004;
        var matrix = Matrices.Of(400, 3, (trained, batch) => 0.1 + (slope * (batch - trained - 1)));
        foreach (var alpha in new[] { 0.2, 1.0 })
        {
            var terms = new BacktestTerms { Alpha = alpha };
            Assert.Equal((int)Math.Round(Math.Sqrt(2 * alpha / slope)), StalenessCurve.Of(matrix).Period(alpha, 400));
            Assert.InRange(MatrixBacktest.Run(matrix, terms, BacktestPolicies.Money).Cost / CheapestSchedule.WithoutReuse(matrix, terms).Cost, 1, 1.03);
        }
    }

    [Fact]
    public void Where_nothing_ages_there_is_no_period_and_at_most_the_premium_is_spent()
    {
        var matrix = Matrices.Of(200, 3, (_, batch) => 0.2 + (batch % 7 / 100.0));
        var terms = new BacktestTerms { Alpha = 0.05 };
        Assert.Null(StalenessCurve.Of(matrix).Period(0.05, 200));
        var outcome = MatrixBacktest.Run(Matrices.Of(200, 3, (_, _) => 0.2), terms, BacktestPolicies.Money);
        Assert.InRange(outcome.Retrains, 1, 4);
        Assert.True(outcome.Retrains * terms.Alpha <= 0.02 * outcome.Loss);
    }
}
