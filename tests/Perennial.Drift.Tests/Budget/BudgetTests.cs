using CsCheck;
using Perennial.Drift.Budget;
using Perennial.Drift.Tests.TwoSample;
using Perennial.Drift.TwoSample;

namespace Perennial.Drift.Tests.Budget;

/// <summary>Budgets of false alarms, evidence over looks, and what can be detected.</summary>
public sealed class BudgetTests
{
    [Theory]
    [InlineData("1 per 90d", 24, 90)]
    [InlineData("2 per 4w", 24, 14)]
    [InlineData("1 per 36h", 1, 36)]
    [InlineData("1 per 30m", 0.25, 2)]
    public void A_budget_is_read_as_looks_per_alarm(string text, double hours, double looks) =>
        Close.Equal(looks, FalseAlarmBudget.Parse(text, TimeSpan.FromHours(hours)).LooksPerAlarm, 1e-9);

    [Theory]
    [InlineData("one per 90d")]
    [InlineData("0 per 90d")]
    [InlineData("1 per d")]
    [InlineData("1 per 90")]
    [InlineData("1 in 90d")]
    [InlineData("1 per -1d")]
    public void A_budget_that_cannot_be_read_says_how_to_write_one(string text) => Assert.Contains(
        "1 per 90d", Assert.Throws<ArgumentException>(() => FalseAlarmBudget.Parse(text, TimeSpan.FromDays(1))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_look_is_shared_among_its_tests()
    {
        var budget = new FalseAlarmBudget(100);
        Close.Equal(0.01 / 50, budget.PerTest(50));
        Assert.Equal([true, false, false], budget.Alarms([0.003, 0.006, 0.5]));
        Assert.Equal([true, true, false], budget.Alarms([0.003, 0.004, 0.5]));
        Assert.Equal((0.3, 1), (budget.MostProbabilityBy(30), budget.MostProbabilityBy(1000)));
        Assert.Equal("LooksPerAlarm", Assert.Throws<ArgumentException>(() => new FalseAlarmBudget(0.5)).ParamName);
        Assert.Equal("LooksPerAlarm", Assert.Throws<ArgumentException>(() => FalseAlarmBudget.Parse("9 per 1d", TimeSpan.FromDays(1))).ParamName);
    }

    [Fact]
    public void The_e_value_of_a_uniform_p_value_has_mean_one()
    {
        // In x = -ln p the mean is the integral of (1 - e^-x (1 + x)) / x^2, here by the midpoint rule and with the exact tail 1 / x.
        const double Step = 1e-3, End = 40;
        var sum = Enumerable.Range(0, (int)(End / Step)).Sum(i => EValue.OfPValue(Math.Exp(-(i + 0.5) * Step)) * Math.Exp(-(i + 0.5) * Step));
        Assert.Equal(1, (sum * Step) + (1 / End), 6);
        Assert.Equal((0.5, double.PositiveInfinity), (EValue.OfPValue(1), EValue.OfPValue(0)));
        Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1]).Sample((a, b) => a == b || a < b == EValue.OfPValue(a) > EValue.OfPValue(b) || Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void Evidence_adds_up_over_looks_and_starts_anew_after_an_alarm()
    {
        var detector = new EvidenceDetector(new FalseAlarmBudget(100), 2);
        var e = EValue.OfPValue(0.04);
        Assert.False(detector.Update([1, 0.04]));
        Close.Equal(e, detector.Evidence[1]);
        Assert.False(detector.Update([1, 0.04]));
        Close.Equal((e + 1) * e, detector.Evidence[1]);
        while (!detector.Update([1, 0.04]))
        {
        }

        Assert.Equal((1, true), (detector.Strongest(), detector.IsAlarm));
        Assert.False(detector.Update([1, 0.04]));
        Assert.Equal(1, detector.Looks);
        Close.Equal(e, detector.Evidence[1]);
        Assert.True(detector.Update([0, 1]));
        Assert.True(detector.Update([0, 0]));
        Assert.Throws<ArgumentException>(() => detector.Update([0.1]));
        Assert.Throws<ArgumentException>(() => detector.Update([0.1, double.NaN]));
        Assert.True(detector.IsAlarm);
    }

    [Fact]
    public void An_update_allocates_nothing()
    {
        var detector = new EvidenceDetector(new FalseAlarmBudget(1e6), 50);
        double[] p = [.. Enumerable.Range(1, 50).Select(test => test / 51.0)];
        detector.Update(p);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var look = 0; look < 1000; look++)
        {
            detector.Update(p);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Spending_without_end_spends_the_total()
    {
        Close.Equal(Enumerable.Range(1, 1000).Sum(look => AlphaSpending.At(look, 0.1)), AlphaSpending.SpentBy(1000, 0.1), 1e-10);
        Assert.InRange(AlphaSpending.SpentBy(long.MaxValue, 0.1), 0.0999, 0.1);
        Assert.Throws<ArgumentException>(() => AlphaSpending.At(0));
    }

    [Theory]
    [InlineData(400, 150, 0.05, 0.8)]
    [InlineData(60, 60, 0.01, 0.5)]
    [InlineData(5000, 300, 0.001, 0.9)]
    public void Stated_power_is_met_by_simulation(int n, int m, double alpha, double power)
    {
        const int Trials = 600;
        var target = new DetectionTarget(n, m, alpha, power);
        var random = new Random(81);
        var noise = 4 * Math.Sqrt(power * (1 - power) / Trials);
        var shift = DetectableEffect.MeanShift(target);
        InRange(Seen(Trials, () => WelchT.Test(Draws.Of(random, n, z => z), Draws.Of(random, m, z => z + shift)).PValue <= alpha), power, noise);
        var rise = DetectableEffect.ProportionRise(target, 0.3);
        InRange(Seen(Trials, () => TwoProportionZ.Test(Yes(random, n, 0.3), n, Yes(random, m, 0.3 + rise), m).PValue <= alpha), power, noise + 0.02);

        // A bound: at least the power, and for a shifted normal not far above.
        var distance = DetectableEffect.Distance(target);
        var moved = 2 * Perennial.Drift.Distributions.NormalDistribution.Quantile((1 + distance) / 2);
        var seen = Seen(Trials, () => KolmogorovSmirnov.Test(Draws.Of(random, n, z => z), Draws.Of(random, m, z => z + moved)).PValue <= alpha);
        Assert.InRange(seen, power - noise, Math.Min(1, power + noise + 0.35));
    }

    // R 4.2.2, power.prop.test(n, p1, power, sig.level, tol = 1e-13)$p2.
    [Theory]
    [InlineData(200, 0.3, 0.8, 0.05, 0.434660453571)]
    [InlineData(1000, 0.05, 0.9, 0.001, 0.10451302229)]
    [InlineData(60, 0.5, 0.5, 0.01, 0.728897146957)]
    public void The_rise_of_a_proportion_is_that_of_R(int rows, double proportion, double power, double alpha, double expected) =>
        Close.Equal(expected, proportion + DetectableEffect.ProportionRise(new(rows, rows, alpha, power), proportion), 1e-9);

    [Fact]
    public void Stated_power_for_the_stability_index_is_met_by_simulation()
    {
        const int Trials = 600, Bins = 10, N = 8000, M = 2000;
        var target = new DetectionTarget(N, M, 0.05);
        var index = DetectableEffect.StabilityIndex(target, Bins);

        var random = new Random(82);
        var seen = Seen(Trials, () => ChiSquared.Test(Counts(random, N, Bins, 0), Counts(random, M, Bins, Relative(index))).PValue <= 0.05);
        Assert.InRange(seen, 0.8 - 0.085, 0.8 + 0.085);
    }

    [Fact]
    public void More_rows_see_less_and_a_stricter_budget_sees_more_only()
    {
        var small = new DetectionTarget(1000, 100, 0.01);
        foreach (var effect in new Func<DetectionTarget, double>[]
            { DetectableEffect.MeanShift, DetectableEffect.Distance, one => DetectableEffect.StabilityIndex(one), one => DetectableEffect.ProportionRise(one, 0.1) })
        {
            Assert.True(effect(small) > effect(small with { CurrentRows = 200 }));
            Assert.True(effect(small) > effect(small with { ReferenceRows = 5000 }));
            Assert.True(effect(small) < effect(small with { Alpha = 0.001 }));
            Assert.True(effect(small) < effect(small with { Power = 0.95 }));
        }

        Assert.Equal(double.PositiveInfinity, DetectableEffect.ProportionRise(new(5, 5, 1e-9), 0.9));
        Assert.Equal("Power", Assert.Throws<ArgumentException>(() => DetectableEffect.MeanShift(new(10, 10, 0.5, 0.4))).ParamName);
        Assert.Equal("CurrentRows", Assert.Throws<ArgumentException>(() => DetectableEffect.Distance(new(10, 1, 0.5))).ParamName);
    }

    // Half of the bins fuller by a share d, half emptier: the index is d / 2 times (ln(1 + d) - ln(1 - d)).
    private static double Relative(double index)
    {
        var (low, high) = (0.0, 0.9);
        for (var step = 0; step < 60; step++)
        {
            var d = (low + high) / 2;
            var value = 0.5 * d * (double.LogP1(d) - double.LogP1(-d));
            (low, high) = value < index ? (d, high) : (low, d);
        }

        return low;
    }

    private static long[] Counts(Random random, int rows, int bins, double change)
    {
        var counts = new long[bins];
        for (var row = 0; row < rows; row++)
        {
            var full = random.NextDouble() < (1 + change) / 2;
            counts[random.Next(bins / 2) + (full ? 0 : bins / 2)]++;
        }

        return counts;
    }

    private static long Yes(Random random, int rows, double probability) =>
        Enumerable.Range(0, rows).Count(_ => random.NextDouble() < probability);

    private static double Seen(int trials, Func<bool> trial) => Enumerable.Range(0, trials).Count(_ => trial()) / (double)trials;

    private static void InRange(double seen, double power, double noise) => Assert.InRange(seen, power - noise - 0.01, power + noise + 0.01);
}
