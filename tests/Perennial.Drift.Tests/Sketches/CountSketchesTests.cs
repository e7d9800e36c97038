using CsCheck;
using Perennial.Drift.Sketches;

namespace Perennial.Drift.Tests.Sketches;

public sealed class CountSketchesTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(50)]
    [InlineData(3_000)]
    [InlineData(12_000)]
    [InlineData(300_000)]
    public void Distinct_counts_are_within_four_standard_errors(int distinct)
    {
        var (numbers, texts) = (new HyperLogLog(), new HyperLogLog());
        for (var twice = 0; twice < 2; twice++)
        {
            for (var value = 0; value < distinct; value++)
            {
                numbers.Add((double)value);
                texts.Add($"customer-{value}");
            }
        }

        Assert.Equal(distinct, numbers.Count(), (4 * numbers.RelativeError * distinct) + 1e-9);
        Assert.Equal(distinct, texts.Count(), (4 * texts.RelativeError * distinct) + 1e-9);
    }

    [Fact]
    public void Merged_distinct_counts_are_those_of_all_rows_in_any_order() =>
        Gen.Select(Gen.Int[0, 400].Array[0, 300], Gen.Int[0, 400].Array[0, 300]).Sample((first, second) =>
        {
            var (left, right, all) = (Distinct(first), Distinct(second), Distinct([.. second, .. first]));
            left.Merge(right);
            return left.Serialize().AsSpan().SequenceEqual(all.Serialize())
                && HyperLogLog.Deserialize(left.Serialize()).Count().Equals(all.Count());
        });

    [Fact]
    public void Zero_and_minus_zero_are_one_value()
    {
        var sketch = new HyperLogLog();
        sketch.Add(0.0);
        sketch.Add(-0.0);
        Assert.Equal(1, sketch.Count(), 0.01);
    }

    [Fact]
    public void Frequent_counts_are_too_low_by_no_more_than_they_say_also_after_merges() =>
        Gen.Select(Gen.Int[0, 60].Array[0, 600], Gen.Int[0, 60].Array[0, 600]).Sample((first, second) =>
        {
            var sketch = Frequent(first, 8);
            sketch.Merge(Frequent(second, 8));
            int[] all = [.. first, .. second];
            Assert.Equal(all.Length, sketch.Rows);
            Assert.InRange(sketch.MostError, 0, all.Length / 8);
            Assert.InRange(sketch.Top().Count, 0, 16);
            return Enumerable.Range(0, 61).All(value =>
                all.Count(one => one == value) - sketch.CountOf($"{value}") is var missing && missing >= 0 && missing <= sketch.MostError);
        });

    [Fact]
    public void Few_values_are_counted_exactly_and_listed_most_frequent_first()
    {
        var sketch = Frequent([1, 2, 2, 3, 3, 3], 8);
        Assert.Equal(0, sketch.MostError);
        Assert.Equal(["3", "2", "1"], sketch.Top().Select(pair => pair.Key));
    }

    [Fact]
    public void Frequent_bytes_come_back_bit_for_bit_and_go_on_as_if_never_stored() =>
        Gen.Select(Gen.Int[0, 60].Array[0, 300], Gen.Int[0, 60].Array[0, 300]).Sample((before, after) =>
        {
            var sketch = Frequent(before, 8);
            var read = MisraGries.Deserialize(sketch.Serialize());
            foreach (var value in after)
            {
                sketch.Add($"{value}");
                read.Add($"{value}");
            }

            return sketch.Serialize().AsSpan().SequenceEqual(read.Serialize());
        });

    [Fact]
    public void Counting_categories_allocates_nothing_per_row()
    {
        var profile = new CategoryProfile(16);
        string[] names = [.. Enumerable.Range(0, 200).Select(value => $"name {value}")];
        Feed(profile, names);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Feed(profile, names);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 16 * 1024);
    }

    [Fact]
    public void Merged_moments_are_those_of_all_rows() =>
        Gen.Select(Gen.Double[-5, 5].Array[0, 40], Gen.Double[-5, 5].Array[0, 40]).Sample((first, second) =>
        {
            double[] all = [.. first, .. second];
            var merged = Moments([.. first, double.NaN]);
            merged.Merge(Moments([double.NaN, .. second]));
            Assert.Equal((all.Length, 2), (merged.Rows, merged.Missing));
            if (all.Length > 1)
            {
                Assert.Equal((all.Min(), all.Max()), (merged.Least, merged.Largest));
                Assert.Equal(all.Average(), merged.Mean, 1e-9);
                Assert.Equal(all.Sum(value => Math.Pow(value - all.Average(), 2)) / (all.Length - 1), merged.Variance, 1e-9);
            }

            return RunningMoments.Deserialize(merged.Serialize()).Serialize().AsSpan().SequenceEqual(merged.Serialize());
        });

    [Fact]
    public void A_large_offset_does_not_swallow_the_variance() =>
        Assert.Equal(Moments([1, 2, 4]).Variance, Moments([1e9 + 1, 1e9 + 2, 1e9 + 4]).Variance, 1e-6);

    private static void Feed(CategoryProfile profile, string[] names)
    {
        for (var row = 0; row < 100_000; row++)
        {
            profile.Add(names[row * 7919 % names.Length]);
        }
    }

    private static HyperLogLog Distinct(int[] values)
    {
        var sketch = new HyperLogLog(6);
        Array.ForEach(values, value => sketch.Add((double)value));
        return sketch;
    }

    private static MisraGries Frequent(int[] values, int size)
    {
        var sketch = new MisraGries(size);
        Array.ForEach(values, value => sketch.Add($"{value}"));
        return sketch;
    }

    private static RunningMoments Moments(double[] values)
    {
        var moments = new RunningMoments();
        Array.ForEach(values, moments.Add);
        return moments;
    }
}
