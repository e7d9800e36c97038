using CsCheck;
using Perennial.Drift.Sketches;

namespace Perennial.Drift.Tests.Sketches;

public sealed class KllSketchTests
{
    [Fact]
    public void A_sketch_that_is_not_full_is_exact() => Gen.Int[-9, 9].Select(value => value / 3.0).Array[1, 500].Sample(values =>
    {
        var sketch = Of(values, 512);
        var sorted = values.Order().ToArray();
        Assert.Equal(0, sketch.RankError());
        Assert.All(values, value => Close.Equal(values.Count(other => other <= value) / (double)values.Length, sketch.Rank(value)));
        Assert.All(new[] { 0, 0.01, 0.3, 0.5, 0.999, 1 }, share =>
            Assert.Equal(sorted[Math.Max(0, (int)Math.Ceiling(share * values.Length) - 1)], sketch.Quantile(share)));
    });

    [Theory]
    [InlineData(32, 50_000)]
    [InlineData(128, 50_000)]
    [InlineData(512, 200_000)]
    public void Ranks_are_within_the_bound_for_any_order_of_rows(int size, int rows)
    {
        var random = new Random(size);
        double[] values = [.. Enumerable.Range(0, rows).Select(_ => Math.Exp(3 * random.NextDouble()))];
        double[] sorted = [.. values.Order()];
        foreach (var order in new[] { values, sorted, [.. sorted.Reverse()] })
        {
            var sketch = Of(order, size);
            var error = LargestError(sketch, sorted);
            Assert.InRange(error, 0, sketch.RankError());
            Assert.InRange(sketch.RankError(), error, 16.0 / size);
            Assert.InRange(sketch.Kept, size, 6 * size);
            Assert.Equal((sorted[0], sorted[^1], rows), (sketch.Least, sketch.Largest, sketch.Rows));
        }
    }

    [Fact]
    public void Merged_days_are_within_the_bound_as_well()
    {
        var random = new Random(2);
        double[][] days = [.. Enumerable.Range(0, 60).Select(_ => Enumerable.Range(0, 2000).Select(_ => random.NextDouble()).ToArray())];
        double[] all = [.. days.SelectMany(day => day).Order()];
        var left = days.Select(day => Of(day, 128)).Aggregate((one, other) => { one.Merge(other); return one; });
        var right = days.Reverse().Select(day => Of(day, 128)).Aggregate((one, other) => { other.Merge(one); return other; });
        Assert.Equal(all.Length, left.Rows);
        Assert.InRange(LargestError(left, all), 0, left.RankError());
        Assert.InRange(LargestError(right, all), 0, right.RankError());
        Assert.InRange(left.RankError(), 0, 0.15);
    }

    [Fact]
    public void Bytes_come_back_bit_for_bit_and_go_on_as_if_never_stored() =>
        Gen.Select(Gen.Double[-5, 5].Array[0, 3000], Gen.Double[-5, 5].Array[0, 500]).Sample((before, after) =>
        {
            var sketch = Of(before, 32);
            var read = KllSketch.Deserialize(sketch.Serialize());
            foreach (var value in after)
            {
                sketch.Add(value);
                read.Add(value);
            }

            return sketch.Serialize().AsSpan().SequenceEqual(read.Serialize());
        }, iter: 30);

    [Fact]
    public void Nothing_is_allocated_per_row()
    {
        var profile = new NumberProfile();
        var random = new Random(1);
        double[] values = [.. Enumerable.Range(0, 200_000).Select(_ => random.NextDouble())];
        Feed(profile, values);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Feed(profile, values);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 * 1024);
    }

    [Fact]
    public void NaN_sizes_and_an_empty_sketch_are_refused()
    {
        Assert.Equal("value", Assert.Throws<ArgumentException>(() => new KllSketch().Add(double.NaN)).ParamName);
        Assert.Equal("size", Assert.Throws<ArgumentException>(() => new KllSketch(7)).ParamName);
        Assert.Equal("rows", Assert.Throws<ArgumentException>(() => new KllSketch().Quantile(0.5)).ParamName);
        Assert.Equal("other", Assert.Throws<ArgumentException>(() => new KllSketch().Merge(new KllSketch(64))).ParamName);
    }

    private static void Feed(NumberProfile profile, double[] values)
    {
        foreach (var value in values)
        {
            profile.Add(value);
        }
    }

    private static KllSketch Of(double[] values, int size)
    {
        var sketch = new KllSketch(size);
        foreach (var value in values)
        {
            sketch.Add(value);
        }

        return sketch;
    }

    private static double LargestError(KllSketch sketch, double[] sorted) => Enumerable.Range(0, 400).Max(step =>
    {
        var at = (int)((sorted.Length - 1L) * step / 399);
        return Math.Abs(sketch.Rank(sorted[at]) - ((at + 1.0) / sorted.Length));
    });
}
