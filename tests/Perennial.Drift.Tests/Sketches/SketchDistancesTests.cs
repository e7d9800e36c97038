using CsCheck;
using Perennial.Drift.Sketches;
using Perennial.Drift.TwoSample;

namespace Perennial.Drift.Tests.Sketches;

public sealed class SketchDistancesTests
{
    private static readonly Gen<double[]> Few = Gen.Int[0, 15].Select(value => value / 4.0).Array[1, 60];

    [Fact]
    public void Of_sketches_that_are_not_full_distances_are_exact() => Gen.Select(Few, Few).Sample((first, second) =>
    {
        var (one, other) = (Sketch(first, 64), Sketch(second, 64));
        Assert.Equal(new SketchDistance(KolmogorovSmirnov.Test(first, second).Statistic, 0), Rounded(SketchKolmogorovSmirnov.Between(one, other)), Near);
        Assert.Equal(new SketchDistance(Wasserstein(first, second), 0), Rounded(SketchWasserstein.Between(one, other)), Near);
        var (counts, others) = Binned(first, second, 5);
        Assert.Equal(new SketchDistance(Index(counts, others), 0), Rounded(SketchStabilityIndex.Between(one, other, 5)), Near);
        Assert.Equal(new SketchDistance(JensenShannon(counts, others), 0), Rounded(SketchJensenShannon.Between(one, other, 5)), Near);
    });

    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    [InlineData(2)]
    public void Of_full_sketches_the_exact_distance_lies_within_the_error(double shift)
    {
        var random = new Random(3);
        double[] first = [.. Enumerable.Range(0, 40_000).Select(_ => random.NextDouble() + random.NextDouble())];
        double[] second = [.. Enumerable.Range(0, 30_000).Select(_ => random.NextDouble() + random.NextDouble() + shift)];
        var (one, other) = (Sketch(first, 128), Sketch(second, 128));
        double[] edges = [.. Enumerable.Range(1, 9).Select(cut => one.Quantile(cut / 10.0)), double.PositiveInfinity];

        Holds(KolmogorovSmirnov.Test(first, second).Statistic, SketchKolmogorovSmirnov.Between(one, other));
        Holds(Wasserstein(first, second), SketchWasserstein.Between(one, other));
        Holds(Index(Count(first, edges), Count(second, edges)), SketchStabilityIndex.Between(one, other));
        Holds(JensenShannon(Count(first, edges), Count(second, edges)), SketchJensenShannon.Between(one, other));
    }

    [Fact]
    public void Of_categories_the_exact_distance_lies_within_the_error_that_is_certain() =>
        Gen.Select(Gen.Int[0, 40].Array[1, 400], Gen.Int[0, 40].Array[1, 400]).Sample((first, second) =>
        {
            var (one, other) = (Frequent(first), Frequent(second));
            var names = one.Top().Concat(other.Top()).Select(pair => pair.Key).Distinct().ToArray();
            long[] counts = [.. names.Select(name => first.LongCount(value => $"{value}" == name))];
            long[] others = [.. names.Select(name => second.LongCount(value => $"{value}" == name))];
            if (names.Sum(one.CountOf) < first.Length || names.Sum(other.CountOf) < second.Length)
            {
                (counts, others) = ([.. counts, first.Length - counts.Sum()], [.. others, second.Length - others.Sum()]);
            }

            Holds(Index(counts, others), SketchStabilityIndex.Between(one, other));
            Holds(JensenShannon(counts, others), SketchJensenShannon.Between(one, other));
        });

    [Fact]
    public void Equal_columns_are_at_no_distance_and_distances_are_symmetric() => Gen.Select(Few, Few).Sample((first, second) =>
    {
        var (one, other) = (Sketch(first, 64), Sketch(second, 64));
        Assert.Equal(0, SketchKolmogorovSmirnov.Between(one, one).Value);
        Assert.Equal(0, SketchWasserstein.Between(one, one).Value);
        Assert.Equal(0, SketchJensenShannon.Between(one, one).Value, 1e-7);
        Assert.Equal(SketchKolmogorovSmirnov.Between(one, other), SketchKolmogorovSmirnov.Between(other, one));
        return Close.Numbers(SketchWasserstein.Between(one, other).Value, SketchWasserstein.Between(other, one).Value, 1e-9);
    });

    [Fact]
    public void An_infinite_way_is_refused() => Assert.Throws<ArgumentException>(() =>
        SketchWasserstein.Between(Sketch([1, double.PositiveInfinity], 64), Sketch([1], 64)));

    private static bool Near(SketchDistance one, SketchDistance other) =>
        Math.Abs(one.Value - other.Value) < 1e-7 && Math.Abs(one.Error - other.Error) < 1e-7;

    private static SketchDistance Rounded(SketchDistance distance) => distance with { Error = Math.Round(distance.Error, 9) };

    private static void Holds(double exact, SketchDistance found) => Assert.InRange(exact, found.Value - found.Error - 1e-9, found.Value + found.Error + 1e-9);

    private static double Wasserstein(double[] first, double[] second)
    {
        var steps = first.Select(value => (Value: value, Step: 1.0 / first.Length))
            .Concat(second.Select(value => (Value: value, Step: -1.0 / second.Length))).OrderBy(step => step.Value).ToArray();
        var (area, gap) = (0.0, 0.0);
        for (var i = 0; i + 1 < steps.Length; i++)
        {
            gap += steps[i].Step;
            area += Math.Abs(gap) * (steps[i + 1].Value - steps[i].Value);
        }

        return area;
    }

    private static (long[] First, long[] Second) Binned(double[] first, double[] second, int bins)
    {
        var sorted = first.Order().ToArray();
        double[] edges =
        [
            .. Enumerable.Range(1, bins - 1).Select(cut => sorted[(int)Math.Ceiling((double)cut / bins * sorted.Length) - 1]).Distinct(),
            double.PositiveInfinity,
        ];
        return (Count(first, edges), Count(second, edges));
    }

    private static long[] Count(double[] values, double[] edges) =>
        [.. edges.Select((edge, bin) => values.LongCount(value => value <= edge && (bin == 0 || value > edges[bin - 1])))];

    private static double Index(long[] first, long[] second) => first.Zip(second, (one, other) =>
    {
        var p = (one + 0.5) / (first.Sum() + (0.5 * first.Length));
        var q = (other + 0.5) / (second.Sum() + (0.5 * second.Length));
        return (p - q) * Math.Log(p / q);
    }).Sum();

    private static double JensenShannon(long[] first, long[] second) => Math.Sqrt(Math.Max(0, first.Zip(second, (one, other) =>
    {
        var (p, q) = (one / (double)first.Sum(), other / (double)second.Sum());
        return ((p == 0 ? 0 : p * Math.Log2(2 * p / (p + q))) + (q == 0 ? 0 : q * Math.Log2(2 * q / (p + q)))) / 2;
    }).Sum()));

    private static KllSketch Sketch(double[] values, int size)
    {
        var sketch = new KllSketch(size);
        Array.ForEach(values, sketch.Add);
        return sketch;
    }

    private static MisraGries Frequent(int[] values)
    {
        var sketch = new MisraGries(8);
        Array.ForEach(values, value => sketch.Add($"{value}"));
        return sketch;
    }
}
