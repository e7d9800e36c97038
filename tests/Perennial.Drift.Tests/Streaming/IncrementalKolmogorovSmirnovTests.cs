using Perennial.Drift.Streaming;
using Perennial.Drift.Tests.Golden;

namespace Perennial.Drift.Tests.Streaming;

public sealed class IncrementalKolmogorovSmirnovTests
{
    /// <summary>frouros/tests/integration/test_data_drift.py (BSD-3), window 10, after the last of 100 values.</summary>
    [Theory]
    [InlineData("frouros_incks_same_100.csv", 0.27, 0.46046910)]
    [InlineData("frouros_incks_diff_100.csv", 1, 0)]
    public void Distance_and_p_are_the_published_ones(string file, double distance, double p)
    {
        var rows = File.ReadLines(Oracles.Input(file)).Skip(1).Select(line => line.Split(',').Select(GoldenFile.Number).ToArray()).ToList();
        var detector = new IncrementalKolmogorovSmirnov([.. rows.Select(row => row[0])], new() { WindowSize = 10, Threshold = 1 });
        foreach (var row in rows[..^10])
        {
            detector.Update(row[1]);
        }

        detector.Reset();
        foreach (var row in rows[^10..])
        {
            detector.Update(row[1]);
        }

        Close.Equal(distance, detector.Distance, 1e-9);
        Assert.Equal(p, detector.PValue, 7);
    }

    [Fact]
    public void It_alarms_at_the_first_distance_whose_p_is_at_most_alpha()
    {
        var reference = DetectorStream.Stable(StreamInput.Number, 1, 50);
        var detector = new IncrementalKolmogorovSmirnov(reference, new() { WindowSize = 10, Alpha = 0.02 });
        var alarms = 0;
        foreach (var value in DetectorStream.Shifted(StreamInput.Number, 4, 300, 100))
        {
            var drift = detector.Update(value) == DriftState.Drift;
            Assert.Equal(drift, detector.PValue <= 0.02);
            alarms += drift ? 1 : 0;
        }

        Assert.InRange(alarms, 5, 60);
    }

    [Fact]
    public void A_reference_without_values_or_with_NaN_is_refused()
    {
        Assert.Equal("reference", Assert.Throws<ArgumentException>(() => new IncrementalKolmogorovSmirnov([])).ParamName);
        Assert.Equal("reference", Assert.Throws<ArgumentException>(() => new IncrementalKolmogorovSmirnov([1, double.NaN])).ParamName);
    }
}
