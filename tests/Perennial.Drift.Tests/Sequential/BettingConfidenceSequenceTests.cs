using CsCheck;
using Perennial.Drift.Sequential;

namespace Perennial.Drift.Tests.Sequential;

public sealed class BettingConfidenceSequenceTests
{
    [Fact]
    public void Bounds_are_those_of_the_formula_written_plainly() =>
        Gen.Select(Gen.Double[0, 1], Gen.Int[1, 4]).Array[1, 60].Sample(rows =>
        {
            var sequence = new BettingConfidenceSequence(new() { Lowest = 0, MostClusterWeight = 4, GridPoints = 21, Alpha = 0.4 });
            ClusterSum[] clusters = [.. rows.Select(row => new ClusterSum(row.Item1 * row.Item2, row.Item2))];
            var state = sequence.Update(sequence.Start, clusters);
            for (var point = 0; point < 21; point++)
            {
                var (above, below) = Slow(clusters, point / 20.0, 0.4);
                Close.Equal(above, state.LogCapitalAbove[point], 1e-9);
                Close.Equal(below, state.LogCapitalBelow[point], 1e-9);
            }
        });

    [Fact]
    public void One_by_one_or_all_at_once_is_the_same()
    {
        var sequence = new BettingConfidenceSequence();
        var clusters = Streams.Disagreements(new Random(3), 500, 0.1, 0.2);
        var stepwise = clusters.Aggregate(sequence.Start, (state, cluster) => sequence.Update(state, [cluster]));
        var whole = sequence.Update(sequence.Start, clusters);
        Close.Equal(whole.LogCapitalBelow[200], stepwise.LogCapitalBelow[200], 1e-9);
        Assert.Equal(sequence.Judge(whole).Upper, sequence.Judge(stepwise).Upper, 1e-9);
    }

    [Fact]
    public void Capital_falls_beyond_each_mean_so_what_is_refused_is_an_interval()
    {
        var sequence = new BettingConfidenceSequence(new() { MostClusterWeight = 3 });
        var random = new Random(5);
        ClusterSum[] clusters = [.. Enumerable.Range(0, 300).Select(_ => random.Next(1, 4)).Select(rows => new ClusterSum(rows * random.NextDouble(), rows))];
        var state = sequence.Update(sequence.Start, clusters);
        Assert.Equal(state.LogCapitalAbove.OrderDescending(), state.LogCapitalAbove);
        Assert.Equal(state.LogCapitalBelow.Order(), state.LogCapitalBelow);
    }

    // Looked at after every observation: rare disagreements, and coin-like losses with many rows per cluster.
    [Fact]
    public void Looked_at_after_every_observation_it_misses_the_truth_in_at_most_alpha_of_2000_runs()
    {
        var rare = new BettingConfidenceSequence(new() { GridPoints = 41 });
        var heavy = new BettingConfidenceSequence(new() { Lowest = 0, GridPoints = 21, MostClusterWeight = 3 });
        var stops = Streams.Stops(
            rare, random => Streams.Disagreements(random, 1, 0.3, 0.3), look => look.Lower > 0 || look.Upper < 0, 2000, 150)
            + Streams.Stops(heavy, Coins, look => look.Lower > 0.3 || look.Upper < 0.3, 2000, 100);
        Assert.True(stops <= 2 * Streams.MostStops(0.05, 2000), $"{stops} of 4000 runs missed.");
    }

    [Fact]
    public void A_difference_is_found_and_named()
    {
        var sequence = new BettingConfidenceSequence();
        var better = sequence.Judge(sequence.Update(sequence.Start, Streams.Disagreements(new Random(1), 4000, 0.02, 0.06)));
        var worse = sequence.Judge(sequence.Update(sequence.Start, Streams.Disagreements(new Random(1), 4000, 0.06, 0.02)));
        Assert.Equal((SequentialVerdict.ChallengerBetter, SequentialVerdict.ChallengerWorse), (better.Verdict(), worse.Verdict()));
        Assert.InRange(better.PValue, 0, 0.05);
        Assert.True(better.Lower < -0.04 && better.Upper > -0.04);
    }

    [Fact]
    public void A_side_not_asked_for_is_open_and_nothing_is_known_at_first()
    {
        var both = new BettingConfidenceSequence();
        Assert.Equal((-1.0, 1.0, 1.0), (both.Judge(both.Start).Lower, both.Judge(both.Start).Upper, both.Judge(both.Start).PValue));
        var upper = new BettingConfidenceSequence(new() { Side = Side.UpperOnly });
        var lower = new BettingConfidenceSequence(new() { Side = Side.LowerOnly });
        Assert.Equal(double.NegativeInfinity, upper.Judge(upper.Start).Lower);
        Assert.Equal(double.PositiveInfinity, lower.Judge(lower.Start).Upper);
    }

    [Fact]
    public void What_is_out_of_the_declared_range_is_refused()
    {
        var sequence = new BettingConfidenceSequence();
        Assert.Contains("sums to 1.5", Refused(() => sequence.Update(sequence.Start, [new ClusterSum(1.5, 1)])), StringComparison.Ordinal);
        Assert.Contains("weighs 2", Refused(() => sequence.Update(sequence.Start, [new ClusterSum(1, 2)])), StringComparison.Ordinal);
        Assert.Contains("options", Refused(() => new BettingConfidenceSequence(new() { Lowest = 2 })), StringComparison.Ordinal);
    }

    private static string Refused(Func<object> act) => Assert.Throws<ArgumentException>(act).Message;

    // One to three rows per cluster that share a coin of 0.3.
    private static ClusterSum[] Coins(Random random) =>
        [random.Next(1, 4) is var rows && random.NextDouble() < 0.3 ? new ClusterSum(rows, rows) : new ClusterSum(0, rows)];

    private static (double Above, double Below) Slow(ClusterSum[] clusters, double mean, double alpha)
    {
        var (above, below, squares, sum, weight) = (0.0, 0.0, 0.25, 0.5, 1.0);
        for (var t = 1; t <= clusters.Length; t++)
        {
            var (x, w) = (clusters[t - 1].Sum / 4, clusters[t - 1].Rows / 4.0);
            var stake = Math.Sqrt(2 * Math.Log(2 / alpha) / (squares / t * t * Math.Log(1 + t)));
            above += Math.Log(1 + (Math.Min(stake, 0.5 / mean) * (x - (mean * w))));
            below += Math.Log(1 - (Math.Min(stake, 0.5 / (1 - mean)) * (x - (mean * w))));
            squares += Math.Pow(x - (sum / weight * w), 2);
            (sum, weight) = (sum + x, weight + w);
        }

        return (above, below);
    }
}
