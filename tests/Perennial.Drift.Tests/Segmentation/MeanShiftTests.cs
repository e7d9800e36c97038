using CsCheck;
using Perennial.Drift.Segmentation;

namespace Perennial.Drift.Tests.Segmentation;

public sealed class MeanShiftTests
{
    /// <summary>Numbers that a shift of level does not swallow.</summary>
    private static readonly Gen<double> Hundredths = Gen.Int[-1_000, 1_000].Select(number => number / 100.0);

    private static readonly double[] Series = [1.2, 0.7, 1.1, 0.9, 1.3, 0.8, 2.4, 2.1, 2.6, 2.2, 1.9, 2.5];

    /// <summary>statsmodels 0.13.5, <c>breaks_cusumolsresid(x - x.mean(), ddof=0)</c>: statistic 1.6314193983551082 at the noise of all values. scipy 1.10.1, <c>kstwobign.sf(2.4936800360199065)</c>: 7.93892197345224e-06.</summary>
    [Fact]
    public void Its_figures_are_those_of_statsmodels_but_for_the_noise()
    {
        var result = MeanShift.Test(Series);
        var all = Math.Sqrt(Series.Average(value => Math.Pow(value - Series.Average(), 2)));
        var ours = Math.Sqrt(Series.Zip(Series.Skip(1)).Sum(pair => Math.Pow(pair.Second - pair.First, 2)) / (2 * (Series.Length - 1)));
        Assert.Equal(1.6314193983551082, result.Statistic * ours / all, 12);
        Assert.Equal(6, result.Place);
        Assert.Equal(7.93892197345224e-06, result.PValue, 12);
    }

    /// <summary>A mean that never moves is found to shift at about the stated rate, from below for short series.</summary>
    [Fact]
    public void Noise_alone_is_found_to_shift_no_more_often_than_stated()
    {
        var random = new Random(1);
        var found = Enumerable.Range(0, 4_000).Count(_ => MeanShift.Test([.. Enumerable.Range(0, 60).Select(_ => random.NextDouble())]).PValue < 0.05);
        Assert.InRange(found / 4_000.0, 0.02, 0.06);
    }

    [Fact]
    public void Neither_level_nor_unit_nor_direction_matters() => Hundredths.Array[4, 40].Where(values => values.Distinct().Count() > 2).Sample(values =>
    {
        var (one, other) = (MeanShift.Test(values), MeanShift.Test([.. values.Select(value => 5 - (3 * value))]));
        Assert.Equal(one.Statistic, other.Statistic, 6);
        Assert.Equal(one.PValue, other.PValue, 6);
    });

    [Fact]
    public void It_equals_its_definition() => Hundredths.Array[4, 40].Where(values => values.Distinct().Count() > 2).Sample(values =>
    {
        var mean = values.Average();
        var sums = Enumerable.Range(1, values.Length - 1).Select(count => Math.Abs(values.Take(count).Sum(value => value - mean))).ToList();
        var noise = Math.Sqrt(values.Zip(values.Skip(1)).Average(pair => Math.Pow(pair.Second - pair.First, 2)) / 2);
        Assert.Equal(sums.Max() / noise / Math.Sqrt(values.Length), MeanShift.Test(values).Statistic, 6);
    });

    [Fact]
    public void A_constant_series_never_shifts() => Assert.Equal(new MeanShiftResult(0, 1, 0), MeanShift.Test([2, 2, 2, 2, 2]));

    [Fact]
    public void Too_few_values_and_no_numbers_are_refused()
    {
        Assert.Throws<ArgumentException>(() => MeanShift.Test([1, 2, 3]));
        Assert.Throws<ArgumentException>(() => MeanShift.Test([1, 2, double.NaN, 4]));
    }
}
