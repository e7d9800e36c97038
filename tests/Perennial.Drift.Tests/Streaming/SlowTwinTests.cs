using Perennial.Drift.Multivariate;
using Perennial.Drift.Streaming;
using Perennial.Drift.TwoSample;

namespace Perennial.Drift.Tests.Streaming;

/// <summary>The fast detectors say what their formulas say, on seeded streams with and without a change, with ties and constants.</summary>
public sealed class SlowTwinTests
{
    private const int Streams = 12;

    [Fact]
    public void Ddm_is_its_formula() => Same(StreamInput.Binary, () => new Ddm(), SlowTwins.Ddm);

    [Fact]
    public void Eddm_is_its_formula() => Same(StreamInput.Binary, () => new Eddm(), SlowTwins.Eddm);

    [Fact]
    public void Stepd_is_its_formula() => Same(StreamInput.Binary, () => new Stepd(), SlowTwins.Stepd);

    [Fact]
    public void Ecdd_is_its_formula() => Same(StreamInput.Binary, () => new Ecdd(), SlowTwins.Ecdd);

    [Fact]
    public void HddmA_is_its_formula() => Same(StreamInput.UnitInterval, () => new HddmA(), SlowTwins.HddmA);

    [Fact]
    public void Cusum_is_its_formula() => Same(StreamInput.Number, () => new Cusum(new() { Mean = 0, StandardDeviation = 1 }), SlowTwins.Cusum, streams: 6);

    [Fact]
    public void Ewma_is_its_formula() => Same(StreamInput.Number, () => new EwmaChart(new() { Mean = 0, StandardDeviation = 1 }), SlowTwins.Ewma);

    [Fact]
    public void Page_Hinkley_is_its_formula() => Same(
        StreamInput.Number, () => new PageHinkley(new() { Threshold = 25 }), stream => SlowTwins.PageHinkley(stream, 25), streams: 2);

    [Fact]
    public void HddmW_is_its_formula() => Same(StreamInput.UnitInterval, () => new HddmW(), SlowTwins.HddmW);

    [Fact]
    public void Geometric_moving_average_is_its_formula() => Same(
        StreamInput.Number,
        () => new GeometricMovingAverage(new() { Threshold = 0.5, Side = ShiftSide.Both }),
        stream => SlowTwins.GeometricMovingAverage(stream, 0.5));

    // A short concept, a short warning and few values kept, so that all three happen.
    [Theory]
    [InlineData(129, 40_000, 7000, 1400, 2.258)]
    [InlineData(20, 40, 30, 1400, 2.258)]
    [InlineData(20, 40, 15, 8, 60)]
    public void Rddm_is_its_formula(long least, long longest, int kept, long longestWarning, double level)
    {
        var options = new RddmOptions
        {
            MinimumCount = least, LongestConcept = longest, KeptCount = kept, LongestWarning = longestWarning, DriftLevel = level,
        };
        Same(StreamInput.Binary, () => new Rddm(options), stream => SlowTwins.Rddm(stream, options));
    }

    [Fact]
    public void Bayesian_run_is_the_likeliest_of_all_segments_at_every_value()
    {
        var alarms = 0;
        for (var seed = 0; seed < 6; seed++)
        {
            var fast = new BayesianOnlineChangePoint(new() { PriorVariance = 4, DataVariance = 1.5, Hazard = 0.02 });
            var slow = new SlowRunLengths(4, 1.5, 0.02);
            foreach (var value in DetectorStream.Shifted(StreamInput.Number, 700 + seed, 80, 40).Select(value => seed % 2 == 0 ? value : Math.Round(value)))
            {
                var state = fast.Update(value);
                Assert.Equal(slow.Update(value), fast.LikeliestRun);
                alarms += state == DriftState.Drift ? 1 : 0;
                slow = state == DriftState.Drift ? new(4, 1.5, 0.02) : slow;
            }
        }

        Assert.InRange(alarms, 6, 60);
    }

    [Theory]
    [InlineData(100, 30, 0.005, 0.1)]
    [InlineData(40, 7, 0.02, 0.1)]
    [InlineData(60, 20, 0.1, 0.6)]
    [InlineData(20, 2, 0.001, 0.1)]
    public void Kswin_is_the_batch_test_of_a_sorted_window(int window, int recent, double alpha, double least)
    {
        var alarms = 0;
        for (var seed = 0; seed < 6; seed++)
        {
            var fast = new Kswin(new() { WindowSize = window, RecentSize = recent, Alpha = alpha, LeastDistance = least });
            var slow = new SlowKswin(window, recent, alpha, least);
            var stream = DetectorStream.Shifted(StreamInput.Number, 800 + seed, 250, 250).Select(value => seed % 2 == 0 ? value : Math.Round(value));
            foreach (var value in stream)
            {
                var alarm = slow.Update(value);
                Assert.Equal(alarm, fast.Update(value) == DriftState.Drift);
                alarms += alarm ? 1 : 0;
            }
        }

        Assert.InRange(alarms, recent == 2 ? 0 : 6, recent == 2 ? 0 : 300);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Adwin_is_adwin_over_plain_lists(bool keeps, bool bernstein)
    {
        var alarms = 0;
        for (var seed = 0; seed < 4; seed++)
        {
            var fast = new Adwin(bernstein ? AdwinOptions.Original with { CheckEvery = 8 } : new AdwinOptions { KeepsWindow = keeps });
            var slow = new SlowAdwin(0.002, bernstein ? 8 : 32, keeps, bernstein);
            foreach (var value in DetectorStream.Shifted(seed % 2 == 0 ? StreamInput.Number : StreamInput.Binary, seed, 250, 250))
            {
                var alarm = slow.Update(value);
                Assert.Equal(alarm, fast.Update(value) == DriftState.Drift);
                Assert.Equal(slow.Width, fast.Width);
                alarms += alarm ? 1 : 0;
                if (alarm)
                {
                    slow.AfterAlarm();
                }
            }
        }

        Assert.InRange(alarms, 4, 200);
    }

    [Fact]
    public void Adwin_knows_the_variance_of_its_window_however_far_the_values_are_from_0()
    {
        var (detector, values) = (new Adwin(), DetectorStream.Stable(StreamInput.Number, 5, 3000).Select(value => value + 1e6).ToArray());
        Assert.Empty(Alarms.Of(detector, values));
        Close.Equal(values.Average(), detector.Mean, 1e-12);
        Close.Equal(values.Average(value => Math.Pow(value - values.Average(), 2)), detector.Variance, 1e-6);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Incremental_distance_is_that_of_the_batch_test_on_every_window(int decimals)
    {
        double[] Rounded(double[] values) => [.. values.Select(value => decimals == 0 ? value : Math.Round(value, decimals))];
        var reference = Rounded(DetectorStream.Stable(StreamInput.Number, 1, 60));
        var stream = Rounded(DetectorStream.Shifted(StreamInput.Number, 2, 150, 50));
        var detector = new IncrementalKolmogorovSmirnov(reference, new() { WindowSize = 20, Threshold = 1 });
        for (var row = 0; row < stream.Length; row++)
        {
            detector.Update(stream[row]);
            if (row >= 19 && detector.Count - detector.Since >= 20)
            {
                Close.Equal(KolmogorovSmirnov.Test(reference, stream.AsSpan(row - 19, 20)).Statistic, detector.Distance, 1e-12, $"row {row}");
            }
        }
    }

    [Fact]
    public void Quant_tree_distance_is_pearsons_of_the_averages()
    {
        var reference = DetectorStream.Stable(StreamInput.Number, 3, 320);
        var tree = QuantTree.Fit(MatrixRows.Of(reference, 1), new() { Bins = 8, Seed = 4 });
        var detector = new QuantTreeEwma(tree, new() { SimulatedStreams = 100, RunLength = 20_000 });
        double[] expected = [.. Enumerable.Range(0, 8).Select(bin => (reference.Count(value => tree.Bin([value]) == bin) + (bin == 7 ? 1.0 : 0)) / 321)];
        var averages = expected.ToArray();
        foreach (var (row, value) in DetectorStream.Stable(StreamInput.Number, 6, 2000).Index())
        {
            detector.Update(value);
            averages = [.. averages.Select((average, bin) => (0.97 * average) + (tree.Bin([value]) == bin ? 0.03 : 0))];
            var distance = averages.Zip(expected, (average, share) => Math.Pow(average - share, 2) / share).Sum();
            Close.Equal(distance / (7 * 0.03 / 1.97), detector.Distance, 1e-7, $"row {row}");
        }

        Close.Equal(1, expected.Sum(), 1e-12);
    }

    private static void Same(StreamInput input, Func<IStreamingDetector> make, Func<double[], int> slow, int streams = Streams)
    {
        var alarms = 0;
        for (var seed = 0; seed < streams; seed++)
        {
            var stream = seed == 0 ? [.. Enumerable.Repeat(0.0, 80)] : DetectorStream.Shifted(input, 500 + seed, 60 + (10 * seed), 80);
            var detector = make();
            var found = Array.FindIndex(stream, value => detector.Update(value) == DriftState.Drift);
            Assert.Equal(slow(stream), found);
            alarms += found >= 0 ? 1 : 0;
        }

        Assert.InRange(alarms, 1, streams - 1);
    }
}
