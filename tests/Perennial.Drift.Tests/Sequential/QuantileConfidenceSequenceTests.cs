using CsCheck;
using Perennial.Drift.Sequential;
using Perennial.Drift.Tests.Golden;

namespace Perennial.Drift.Tests.Sequential;

public sealed class QuantileConfidenceSequenceTests
{
    [Fact]
    public void E_values_agree_with_scipy()
    {
        foreach (var row in GoldenFile.Rows("rank_e_values.csv").Select(row => row.Select(GoldenFile.Number).ToArray()))
        {
            // The prior's strength is chosen by way of the rows at which it is best.
            var logs = -2 * Math.Log(0.05);
            var bounds = new RankBounds(row[0], 0.05, row[1] * (logs + double.LogP1(logs)));
            Assert.Equal(row[4], bounds.LogEValue((long)row[3], (long)row[2], tooFew: true), 1e-8);
            Assert.Equal(row[5], bounds.LogEValue((long)row[3], (long)row[2], tooFew: false), 1e-8);
        }
    }

    [Fact]
    public void A_value_is_counted_where_it_says() => Gen.Double[0, 20].Sample(value =>
    {
        var sequence = new QuantileConfidenceSequence(new() { BucketRatio = 0.1, Least = 0.1, Largest = 10 });
        return sequence.Update(sequence.Start, [value]).Counts[sequence.BucketOf(value)] == 1;
    });

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-1)]
    public void No_bucket_holds_what_is_no_value(double value) => Assert.Throws<ArgumentException>(() => new QuantileConfidenceSequence().BucketOf(value));

    [Fact]
    public void Rank_bounds_are_where_the_e_value_crosses() => Gen.Select(Gen.Double[0.05, 0.99], Gen.Int[1, 400]).Sample((quantile, rows) =>
    {
        var bounds = new RankBounds(quantile, 0.025, 100);
        var (few, many) = bounds.At(rows);
        var counts = Enumerable.Range(0, rows + 1).ToArray();
        var threshold = -Math.Log(0.025);
        var refusedLow = counts.Where(count => count < quantile * rows && bounds.LogEValue(count, rows, true) >= threshold).ToArray();
        var refusedHigh = counts.Where(count => count > quantile * rows && bounds.LogEValue(count, rows, false) >= threshold).ToArray();
        return few == (refusedLow.Length == 0 ? -1 : refusedLow.Max()) && many == (refusedHigh.Length == 0 ? rows + 1 : refusedHigh.Min());
    });

    [Fact]
    public void Looked_at_after_every_observation_it_misses_the_truth_in_at_most_alpha_of_the_runs()
    {
        const int runs = 400;
        var sequence = new QuantileConfidenceSequence(new() { Quantile = 0.9, ExpectedRows = 100, BucketRatio = 0.1, Least = 0.1, Largest = 10 });
        var smooth = Streams.Stops(sequence, random => [random.NextDouble()], look => look.Lower > 0.9 || look.Upper < 0.9, runs, 150);

        // Nine in ten rows are 1 and the rest 5: the quantile is a jump.
        var jumps = Streams.Stops(
            sequence, random => [random.NextDouble() < 0.9 ? 1.0 : 5], look => look.Lower > 1 || look.Upper < 1, runs, 150);
        Assert.True(smooth + jumps <= 2 * Streams.MostStops(0.05, runs), $"{smooth} and {jumps} of {runs} runs missed.");
    }

    [Fact]
    public void Bounds_close_in_on_the_quantile_and_are_rounded_outwards()
    {
        var sequence = new QuantileConfidenceSequence();
        var random = new Random(2);
        double[] latencies = [.. Enumerable.Range(0, 20_000).Select(_ => -50 * Math.Log(random.NextDouble()))];
        var truth = -50 * Math.Log(0.05);
        var early = sequence.Judge(sequence.Update(sequence.Start, latencies[..200]));
        var late = sequence.Judge(sequence.Update(sequence.Start, latencies));

        Assert.InRange(truth, late.Lower, late.Upper);
        Assert.InRange(late.Upper / late.Lower, 1.01, 1.15);
        Assert.True(early.Upper - early.Lower > late.Upper - late.Lower);
        Assert.InRange(late.Estimate, late.Lower, late.Upper);
        var exact = latencies.Order().ElementAt((int)Math.Ceiling(0.95 * latencies.Length) - 1);
        Assert.InRange(late.Estimate, exact, exact * 1.0101);
    }

    [Fact]
    public void Values_outside_the_buckets_leave_a_bound_open()
    {
        var sequence = new QuantileConfidenceSequence(new() { Least = 1, Largest = 10 });
        var above = sequence.Judge(sequence.Update(sequence.Start, [.. Enumerable.Repeat(50.0, 500)]));
        var below = sequence.Judge(sequence.Update(sequence.Start, [.. Enumerable.Repeat(0.0, 500)]));
        Assert.Equal((true, double.PositiveInfinity), (above.Lower >= 10, above.Upper));
        Assert.Equal((0.0, 1.0), (below.Lower, below.Upper));
        Assert.Equal(new QuantileInterval(0, 0, double.PositiveInfinity, 0), sequence.Judge(sequence.Start));
        Assert.Equal("cohort", Assert.Throws<ArgumentException>(() => sequence.Update(sequence.Start, [-1])).ParamName);
    }

    [Fact]
    public void A_slower_challenger_is_named_and_an_equal_one_is_not()
    {
        var sequence = new TwoSampleQuantileConfidenceSequence();
        var random = new Random(4);
        double[] Draw(double mean) => [.. Enumerable.Range(0, 4000).Select(_ => -mean * Math.Log(random.NextDouble()))];
        var slower = sequence.Judge(sequence.Update(sequence.Start, new(Draw(50), Draw(80))));
        var equal = sequence.Judge(sequence.Update(sequence.Start, new(Draw(50), Draw(50))));
        Assert.Equal(SequentialVerdict.ChallengerWorse, slower.Verdict());
        Assert.Equal(SequentialVerdict.KeepGoing, equal.Verdict());
        Assert.Equal(SequentialVerdict.Equivalent, equal.Verdict(equivalenceMargin: 100));
        Assert.InRange(90, slower.Lower, slower.Upper);
    }
}
