using CsCheck;
using Perennial.Decide;
using Perennial.Terms;

namespace Perennial.Tests.Decide;

public sealed class MoneyRuleTests
{
    private static readonly MoneyRuleOptions Prices = new() { Retrain = 1, Window = 4 };

    [Fact]
    public void It_retrains_when_what_was_lost_above_a_fresh_version_reaches_the_price()
    {
        var rule = new MoneyRule(Prices with { Premium = 0 });
        var decisions = new[] { 0.1, 0.4, 0.4, 0.4, 0.4 }.Select((loss, at) => rule.Next(Batch(at, (0, loss)))).ToList();
        Assert.Equal([ActionKind.Keep, ActionKind.Keep, ActionKind.Keep, ActionKind.Keep, ActionKind.Retrain], decisions.Select(one => one.Action));
        Assert.Equal(0.9, decisions[3].Regret, 9);
        Assert.Equal(0.4, decisions[3].IfKept!.Value);
        Assert.Equal(0.1, decisions[3].IfRetrained!.Value, 9);
        Assert.Equal(0.1 / 0.3, decisions[3].DueIn!.Value, 9);
        Assert.Contains("staleness has cost 1.200", decisions[4].Because, StringComparison.Ordinal);
    }

    [Fact]
    public void After_a_retrain_it_counts_anew()
    {
        var rule = new MoneyRule(Prices with { Premium = 0 });
        rule.Next(Batch(0, (0, 0.1)));
        Assert.Equal(ActionKind.Retrain, rule.Next(Batch(1, (0, 1.2))).Action);
        Assert.Equal(0, rule.Next(Batch(2, (0, 0.5), (1, 0.1)) with { Champion = 1 }).Regret);
    }

    [Fact]
    public void With_few_batches_left_a_retrain_is_not_worth_its_price()
    {
        MoneyDecision After(double? left)
        {
            var rule = new MoneyRule(Prices with { Premium = 0 });
            rule.Next(Batch(0, (0, 0.1)));
            rule.Next(Batch(1, (0, 0.7)));
            return rule.Next(Batch(2, (0, 0.7)) with { Left = left });
        }

        Assert.Equal((ActionKind.Retrain, ActionKind.Retrain, ActionKind.Keep), (After(null).Action, After(2).Action, After(1).Action));
    }

    [Fact]
    public void It_goes_back_to_a_stored_version_before_it_retrains()
    {
        var rule = new MoneyRule(Prices);
        rule.Next(Batch(0, (0, 0.1), (1, 0.1)) with { Champion = 1 });
        var decision = rule.Next(Batch(1, (0, 0.1), (1, 0.6)) with { Champion = 1 });
        Assert.Equal((ActionKind.Reuse, 0), (decision.Action, decision.Version));
        Assert.Equal(ActionKind.Keep, rule.Next(Batch(2, (0, 0.1), (1, 0.6)) with { Champion = 0 }).Action);
    }

    [Fact]
    public void Switching_to_and_fro_does_not_put_a_retrain_off_for_ever()
    {
        var rule = new MoneyRule(Prices with { Premium = 0 });
        rule.Next(Batch(0, (0, 0.1), (1, 0.1)));
        var (champion, retrained) = (0, false);
        for (var at = 1; at < 12 && !retrained; at++)
        {
            var decision = rule.Next(Batch(at, (0, at % 2 == 0 ? 0.5 : 0.9), (1, at % 2 == 0 ? 0.9 : 0.5)) with { Champion = champion });
            champion = decision.Version ?? champion;
            retrained = decision.Action == ActionKind.Retrain;
        }

        Assert.True(retrained);
    }

    [Fact]
    public void While_a_training_is_under_way_it_asks_for_nothing_and_counts_nothing()
    {
        var rule = new MoneyRule(Prices);
        rule.Next(Batch(0, (0, 0.1)));
        for (var at = 1; at < 20; at++)
        {
            Assert.Equal((ActionKind.Keep, 0.0), Answer(rule.Next(Batch(at, (0, 0.9)) with { Training = true })));
        }
    }

    [Fact]
    public void Probes_cost_at_most_their_premium_and_each_waits_longer() => Gen.Select(Gen.Double[0.05, 0.5], Gen.Double[0.05, 1]).Sample((loss, price) =>
    {
        var rule = new MoneyRule(Prices with { Retrain = price });
        var (suffered, last) = (0.0, -Prices.Window);
        var probed = new List<int>();
        for (var at = 0; at < 400; at++)
        {
            suffered += loss;
            var decision = rule.Next(Batch(at, (0, loss)) with { SinceTrained = at - last });
            if (decision.Action == ActionKind.Retrain)
            {
                Assert.True(decision.IsProbe);
                probed.Add(at);
                last = at;
                Assert.True(probed.Count * price <= Prices.Premium * suffered + 1e-9);
            }
        }

        var waits = probed.Prepend(0).Zip(probed, (before, after) => after - before).ToList();
        Assert.Equal(waits.Order(), waits);
    });

    [Fact]
    public void The_same_batches_give_the_same_decisions() => Gen.Double[0, 1].Array[3].Array[30].Sample(batches =>
        Assert.Equal(Told(batches), Told(batches)));

    [Fact]
    public void A_common_hardness_of_a_batch_does_not_make_it_switch()
    {
        var rule = new MoneyRule(Prices);
        for (var at = 0; at < 40; at++)
        {
            var hard = at % 3 * 0.2;
            Assert.NotEqual(ActionKind.Reuse, rule.Next(Batch(at, (0, 0.1 + hard), (1, 0.1 + hard)) with { Champion = 1 }).Action);
        }
    }

    [Theory]
    [InlineData(0, 4, "The price of a retrain is 0")]
    [InlineData(double.NaN, 4, "The price of a retrain is NaN")]
    [InlineData(1, 0, "The window is 0")]
    public void Prices_and_windows_that_cannot_be_are_refused(double price, int window, string said) =>
        Assert.Contains(said, Assert.Throws<FaultException>(() => new MoneyRuleOptions { Retrain = price, Window = window }).Message, StringComparison.Ordinal);

    private static (ActionKind Action, double Regret) Answer(MoneyDecision decision) => (decision.Action, decision.Regret);

    private static List<MoneyDecision> Told(double[][] batches)
    {
        var rule = new MoneyRule(Prices);
        return [.. batches.Select((losses, at) => rule.Next(Batch(at, (0, losses[0]), (1, losses[1]), (2, losses[2])) with { Champion = at % 3 }))];
    }

    private static LabelledBatch Batch(int at, params (int Version, double Loss)[] losses) =>
        new(0, [.. losses.Select(one => new BatchLoss(one.Version, one.Loss))], 500) { SinceTrained = at + 1 };
}
