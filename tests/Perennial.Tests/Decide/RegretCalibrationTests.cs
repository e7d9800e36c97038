using Perennial.Decide;
using Perennial.Tests.Monitor;

namespace Perennial.Tests.Decide;

/// <summary>
/// How often money retrains for decay when nothing decays, and how soon when something does. What matters is the price of a retrain in
/// units of a day's noise: price / (rows x cost of loss x standard deviation of a day's excess).
/// </summary>
public sealed class RegretCalibrationTests(ITestOutputHelper output)
{
    private const int Streams = 2_000;
    private const int FirstDay = 21;

    [Theory]
    [InlineData(5, 30, 0.30)]
    [InlineData(10, 90, 0.20)]
    [InlineData(25, 90, 0.05)]
    [InlineData(50, 180, 0.05)]
    public void Money_seldom_retrains_for_decay_when_only_chance_is_at_work(double price, int days, double most)
    {
        var fired = Enumerable.Range(0, Streams).Count(seed => DaysToFire(seed, price, 0, days) is not null);
        output.WriteLine($"price of {price} days' noise: {fired} of {Streams} streams retrain within {days} days ({(double)fired / Streams:P1})");
        Assert.InRange(fired, 0, Noise.Most(most, Streams));
    }

    [Theory]
    [InlineData(5, 2, 12)]
    [InlineData(10, 2, 20)]
    [InlineData(25, 3, 20)]
    [InlineData(50, 5, 20)]
    public void A_jump_is_answered_within_days(double price, double jump, int days)
    {
        var took = Enumerable.Range(0, Streams).Select(seed => DaysToFire(seed, price, jump, days)).ToList();
        var known = took.OfType<int>().Order().ToList();
        output.WriteLine($"price {price}, jump {jump} (in a day's noise): {known.Count} of {Streams} within {days} days, median {known[known.Count / 2]}");
        Assert.InRange(Streams - known.Count, 0, Noise.Most(0.05, Streams));
    }

    [Fact]
    public void A_larger_jump_never_fires_later()
    {
        foreach (var seed in Enumerable.Range(0, 30))
        {
            var small = DaysToFire(seed, 10, 2, 60) ?? int.MaxValue;
            Assert.InRange(DaysToFire(seed, 10, 4, 60) ?? int.MaxValue, 1, small);
        }
    }

    [Fact]
    public void The_rule_is_its_formula_written_again()
    {
        foreach (var seed in Enumerable.Range(0, 20))
        {
            var noise = Noise.Normals(new Random(seed), FirstDay + 40);
            var evidence = GivenEvidence.Calm(days: noise.Length, champion: day => GivenEvidence.Fresh + (0.01 * noise[day]));
            Assert.Equal(Page(noise, 0)[^1], RegretRule.Of(evidence)!.Decay!.Value, 1e-9);
        }
    }

    /// <summary>The days after the first period until the regret for decay reaches the price; null when it does not.</summary>
    private static int? DaysToFire(int seed, double price, double jump, int days)
    {
        var day = Array.FindIndex(Page(Noise.Normals(new Random(seed), FirstDay + days), jump), regret => regret >= price);
        return day < 0 ? null : day + 1;
    }

    /// <summary>Page's sum over the days after the first period, in dollars where a day's noise is a dollar.</summary>
    private static double[] Page(double[] noise, double jump)
    {
        var fresh = noise[14..FirstDay];
        var mean = fresh.Average();
        var deviation = Math.Sqrt(fresh.Sum(one => (one - mean) * (one - mean)) / 6);
        var allowed = mean + (1.9431802805153022 * deviation / Math.Sqrt(7));
        var sum = 0.0;
        return [.. noise[FirstDay..].Select(one => sum = Math.Max(0, sum + one + jump - allowed))];
    }
}
