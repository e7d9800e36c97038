using Perennial.Drift.Streaming;
using Perennial.Drift.Tests.TwoSample;

namespace Perennial.Drift.Tests.Streaming;

/// <summary>Charts alarm as seldom as the formulas and the calibration say, within four standard errors.</summary>
public sealed class CalibrationTests
{
    private static double Normal(Random random, long row) => Draws.Normal(random);

    [Fact]
    public void Cusum_runs_as_long_as_its_equation_says() => Agrees(
        CusumRunLength.Mean(0.5, 4), SimulatedRunLength.Of(() => new Cusum(new() { Mean = 0, StandardDeviation = 1, Threshold = 4 }), Normal, 3000, seed: 1));

    [Fact]
    public void Cusum_with_a_head_start_finds_a_shift_as_soon_as_its_equation_says() => Agrees(
        CusumRunLength.Mean(0.5, 5, -0.7, ShiftSide.Down, 0.5),
        SimulatedRunLength.Of(
            () => new Cusum(new() { Mean = 0, StandardDeviation = 1, Side = ShiftSide.Down, HeadStartRatio = 0.5 }),
            (random, _) => Draws.Normal(random) - 0.7,
            4000,
            seed: 2));

    [Fact]
    public void Ewma_runs_as_long_as_its_equation_says() => Agrees(
        EwmaRunLength.Mean(0.2, 2.6), SimulatedRunLength.Of(() => new EwmaChart(new() { Mean = 0, StandardDeviation = 1, Weight = 0.2, Width = 2.6 }), Normal, 3000, seed: 3));

    [Theory]
    [InlineData("normal")]
    [InlineData("exponential")]
    [InlineData("uniform")]
    public void Quant_tree_ewma_runs_as_long_as_wanted_whatever_the_distribution(string distribution)
    {
        Func<Random, double> draw = distribution switch
        {
            "normal" => Draws.Normal,
            "exponential" => random => -Math.Log(1 - random.NextDouble()),
            _ => random => random.NextDouble(),
        };
        var tree = 0;
        var found = SimulatedRunLength.Of(
            () => Over(draw, ++tree), (random, _) => draw(random), streams: 200, seed: 4, longest: 1000);
        Assert.InRange(found.Mean, 200 - (5 * found.StandardError), 200 + (5 * found.StandardError));
    }

    [Fact]
    public void A_calibrated_page_hinkley_alarms_as_seldom_as_wanted_on_new_streams()
    {
        var calibrated = CalibratedThreshold.Find(
            threshold => new PageHinkley(new() { Threshold = threshold }), Normal, new() { RunLength = 300, Streams = 600, Halvings = 14 });
        Assert.InRange(calibrated.Threshold, 5, 50);
        Assert.InRange(calibrated.RunLength.Mean, 300 - (6 * calibrated.RunLength.StandardError), 300 + (6 * calibrated.RunLength.StandardError));
        Assert.InRange(calibrated.RunLength.StandardError, 1, 20);
    }

    [Fact]
    public void A_calibrated_limit_gives_ecdd_the_run_length_that_its_polynomial_does_not()
    {
        static double Error(Random random, long row) => random.NextDouble() < 0.2 ? 1 : 0;
        var printed = SimulatedRunLength.Of(() => new Ecdd(new() { RunLength = 1000 }), Error, 200, seed: 5);
        var calibrated = CalibratedThreshold.Find(
            limit => new Ecdd(new() { Limit = limit }), Error, new() { RunLength = 1000, Streams = 200, Lowest = 1, Highest = 6, Halvings = 10 });
        Assert.InRange(printed.Mean, 50, 300);
        Assert.InRange(calibrated.RunLength.Mean, 700, 1400);
    }

    [Fact]
    public void A_range_without_the_answer_is_refused()
    {
        static PageHinkley Make(double threshold) => new(new() { Threshold = threshold });
        var options = new CalibrationOptions { RunLength = 100, Streams = 100, Halvings = 5 };
        Assert.Contains("Highest", Assert.Throws<ArgumentException>(() => CalibratedThreshold.Find(Make, Normal, options with { Lowest = 0.1, Highest = 0.2 })).Message, StringComparison.Ordinal);
        Assert.Contains("Lowest", Assert.Throws<ArgumentException>(() => CalibratedThreshold.Find(Make, Normal, options with { Lowest = 80, Highest = 90 })).Message, StringComparison.Ordinal);
    }

    // A reference of its own for each stream; the threshold depends on the counts alone, so that few simulated streams would do for each.
    private static QuantTreeEwma Over(Func<Random, double> draw, int seed)
    {
        var random = new Random(9000 + seed);
        double[] reference = [.. Enumerable.Range(0, 256).Select(_ => draw(random))];
        return new QuantTreeEwma(reference, new() { BinCount = 8, RunLength = 200, SimulatedStreams = 100, Weight = 0.05, Seed = seed });
    }

    private static void Agrees(double expected, SimulatedRunLength found)
    {
        Assert.InRange(found.Mean, expected - (4 * found.StandardError), expected + (4 * found.StandardError));
        Assert.Equal(found.Streams, found.Alarms);
    }
}
