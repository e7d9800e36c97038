using Perennial.Drift.Multivariate;
using Perennial.Drift.Streaming;
using Perennial.Drift.Tests.Golden;

namespace Perennial.Drift.Tests.Streaming;

/// <summary>KSWIN beside scipy's exact test, and QT-EWMA beside numpy; see Golden/PROVENANCE.md.</summary>
public sealed class GoldenWindowTests
{
    private const double Weight = 0.1;

    // A window of twice the newest values leaves nothing to draw.
    [Fact]
    public void Kswin_alarms_where_the_exact_test_of_scipy_does()
    {
        var streams = GoldenFile.Rows("kswin_streams.csv").ToDictionary(row => row[0], row => GoldenFile.Numbers(row[1]));
        foreach (var row in GoldenFile.Rows("kswin_alarms.csv"))
        {
            var recent = (int)GoldenFile.Number(row[1]);
            var detector = new Kswin(new()
            {
                RecentSize = recent, WindowSize = 2 * recent, Alpha = GoldenFile.Number(row[2]), LeastDistance = GoldenFile.Number(row[3]),
            });
            Assert.Equal(string.Join(',', row), string.Join(',', [.. row[..4], string.Join(' ', Alarms.Of(detector, streams[row[0]]))]));
        }
    }

    [Fact]
    public void Hits_of_bins_are_as_far_from_their_shares_as_numpy_says()
    {
        var random = new Random(72);
        double[] reference = [.. Enumerable.Range(0, 64).Select(_ => random.NextDouble())];
        var tree = QuantTree.Fit(MatrixRows.Of(reference, 1), new() { Bins = 4 });
        double[] inBin = [.. Enumerable.Range(0, 4).Select(bin => reference.First(value => tree.Bin([value]) == bin))];
        var detector = new QuantTreeEwma(tree, new() { Weight = Weight, RunLength = 100_000, SimulatedStreams = 100 });
        foreach (var row in GoldenFile.Rows("quant_tree_hits.csv"))
        {
            Assert.Equal(DriftState.Stable, detector.Update([inBin[(int)GoldenFile.Number(row[0])]]));
            Close.Equal(GoldenFile.Number(row[1]), detector.Distance, 1e-9);
        }
    }

    [Theory]
    [InlineData(60)]
    [InlineData(200)]
    public void A_threshold_has_the_run_length_that_numpy_counts(long runLength)
    {
        var random = new Random(73);
        var tree = QuantTree.Fit(MatrixRows.Of([.. Enumerable.Range(0, 64).Select(_ => random.NextDouble())], 1), new() { Bins = 4 });
        var detector = new QuantTreeEwma(tree, new() { Weight = Weight, RunLength = runLength, SimulatedStreams = 10_000 });
        var table = GoldenFile.Rows("quant_tree_run_lengths.csv").Select(row => (Threshold: GoldenFile.Number(row[0]), Length: GoldenFile.Number(row[1]))).ToArray();
        var (below, above) = table.Zip(table[1..]).Single(pair => pair.First.Threshold <= detector.Threshold && detector.Threshold < pair.Second.Threshold);
        var part = (detector.Threshold - below.Threshold) / (above.Threshold - below.Threshold);
        var counted = Math.Exp(((1 - part) * Math.Log(below.Length)) + (part * Math.Log(above.Length)));

        // Ten thousand lengths here and twenty thousand there, each as wide as its mean: four deviations, and what cutting at the horizon does.
        Assert.Equal(runLength, counted, runLength * ((4 * Math.Sqrt(1e-4 + 5e-5)) + 0.02));
    }
}
