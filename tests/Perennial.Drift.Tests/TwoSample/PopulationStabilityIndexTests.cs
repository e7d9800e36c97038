using Perennial.Drift.TwoSample;

namespace Perennial.Drift.Tests.TwoSample;

public sealed class PopulationStabilityIndexTests
{
    [Fact]
    public void Counts_follow_the_formula_with_half_a_row_added()
    {
        double[] p = [10.5 / 31, 20.5 / 31];
        double[] q = [0.5 / 11, 10.5 / 11];
        var expected = p.Zip(q, (a, b) => (a - b) * Math.Log(a / b)).Sum();
        var found = PopulationStabilityIndex.OfCounts([10, 20, 0], [0, 10, 0]);
        Close.Equal(expected, found.Value);
        Assert.Equal(2, found.Bins);
        Close.Equal((1.0 / 30) + (1.0 / 10), found.ExpectedWithoutDrift);
    }

    [Fact]
    public void Bins_are_quantiles_of_the_reference_alone()
    {
        var reference = Enumerable.Range(1, 1000).Select(row => (double)row).ToArray();
        var still = PopulationStabilityIndex.OfSamples(reference, reference);
        Assert.Equal((0.0, 10), (still.Value, still.Bins));
        var moved = PopulationStabilityIndex.OfSamples(reference, [.. reference.Select(value => value + 5000)]);
        Assert.Equal(PopulationStabilityIndex.OfCounts([100, 900], [0, 1000]).FirstRows, moved.FirstRows);
        var tenths = Enumerable.Repeat(100L, 10).ToArray();
        Assert.Equal(PopulationStabilityIndex.OfCounts(tenths, [0, 0, 0, 0, 0, 0, 0, 0, 0, 1000]), moved);
    }

    [Fact]
    public void A_value_filling_bins_is_told_from_the_values_around_it()
    {
        double[] constant = [.. Enumerable.Repeat(5.0, 100)];
        var below = PopulationStabilityIndex.OfSamples(constant, [.. Enumerable.Repeat(3.0, 100)]);
        var above = PopulationStabilityIndex.OfSamples(constant, [.. Enumerable.Repeat(7.0, 100)]);
        Assert.Equal(PopulationStabilityIndex.OfCounts([0, 100], [100, 0]), below);
        Assert.Equal(below.Value, above.Value, 12);
        Assert.Equal(0, PopulationStabilityIndex.OfSamples(constant, constant).Value);
    }

    [Fact]
    public void Without_drift_the_mean_index_is_its_stated_expectation()
    {
        const int Streams = 1000, Bins = 10;
        var random = new Random(11);
        var ratios = new double[Streams];
        for (var stream = 0; stream < Streams; stream++)
        {
            var found = PopulationStabilityIndex.OfCounts(Counts(random, 4000, Bins), Counts(random, 1000, Bins));
            ratios[stream] = found.Value / found.ExpectedWithoutDrift;
        }

        // Chi-squared with 9 degrees of freedom over 9 has standard deviation sqrt(2 / 9); 1 % is left for the next order.
        Assert.InRange(ratios.Average(), 0.99 - (4 * Math.Sqrt(2.0 / 9 / Streams)), 1.01 + (4 * Math.Sqrt(2.0 / 9 / Streams)));
    }

    [Fact]
    public void Refuses_what_it_cannot_measure()
    {
        var nan = Assert.Throws<ArgumentException>(() => PopulationStabilityIndex.OfSamples([1, double.NaN], [1]));
        Assert.Equal("reference", nan.ParamName);
        Assert.Equal("bins", Assert.Throws<ArgumentException>(() => PopulationStabilityIndex.OfSamples([1], [1], 1)).ParamName);
        Assert.Equal("secondCounts", Assert.Throws<ArgumentException>(() => PopulationStabilityIndex.OfCounts([1], [])).ParamName);
    }

    private static long[] Counts(Random random, int rows, int bins)
    {
        var counts = new long[bins];
        for (var row = 0; row < rows; row++)
        {
            counts[random.Next(bins)]++;
        }

        return counts;
    }
}
