using CsCheck;
using Perennial.Monitor;
using FactAttribute = Xunit.FactAttribute;

namespace Perennial.Tests.Monitor;

public sealed class LatencyCountsTests
{
    [Fact]
    public void Merged_counts_are_those_of_all_answers() => Gen.Select(Gen.Double[0, 2].Array[0, 50], Gen.Double[0, 2].Array[0, 50]).Sample((one, two) =>
    {
        var merged = Of(one).Merge(Of(two));
        var all = Of([.. one, .. two]);
        return merged.Buckets.SequenceEqual(all.Buckets) && merged.Counts.SequenceEqual(all.Counts);
    });

    [Fact]
    public void A_percentile_is_within_a_bucket_of_the_true_one_and_its_bounds_hold_it()
    {
        var p99 = Of([.. Enumerable.Range(1, 10_000).Select(one => one / 100_000.0)]).P99(0.025);
        Assert.InRange(p99.Estimate, 0.099, 0.099 * 1.06);
        Assert.True(p99.Lower < 0.099 && p99.Upper > 0.099 && p99.Lower > 0.09, $"{p99.Lower} to {p99.Upper}");
    }

    [Fact]
    public void Slow_answers_are_counted_to_the_bucket()
    {
        var counts = Of([0.001, 0.01, 0.1, 1, 5_000]);
        Assert.Equal([4, 3, 2, 1], new[] { 0.002, 0.02, 0.2, 20 }.Select(counts.Above));
    }

    [Theory]
    [InlineData(0, 1_000, 0.05, false)]
    [InlineData(3, 10, 0.05, false)]
    [InlineData(60, 1_000, 0.05, false)]
    [InlineData(90, 1_000, 0.05, true)]
    public void Failures_are_above_a_share_only_beyond_chance(long failed, long requests, double share, bool above)
    {
        var served = new VersionServed(1, requests, failed, 0);
        Assert.Equal(above, FailureBounds.Above(served, share, 0.05));
        Assert.Equal(above, FailureBounds.Lower(served, 0.05) > share);
        Assert.True(FailureBounds.Lower(served, 0.05) <= FailureBounds.Rate(served) && FailureBounds.Upper(served, 0.05) >= FailureBounds.Rate(served));
    }

    [Fact]
    public void A_version_that_fails_as_often_as_allowed_is_seldom_found_above_however_often_one_looks()
    {
        const int Streams = 300;
        var found = Enumerable.Range(0, Streams).Count(seed =>
        {
            var random = new Random(seed);
            var failed = 0;
            return Enumerable.Range(1, 60).Any(look =>
            {
                failed += Enumerable.Range(0, 50).Count(_ => random.NextDouble() < 0.02);
                return FailureBounds.Above(new VersionServed(1, look * 50, failed, 0), 0.02, 0.05);
            });
        });
        Assert.InRange(found, 0, Noise.Most(0.05, Streams));
    }

    [Fact]
    public void A_series_keeps_every_request_in_bounded_memory()
    {
        var series = Enumerable.Range(0, 1_000).Aggregate(ServingSeries.Start, (all, minute) => all.Add(
            new ServingMeasurement(minute + 1, GivenCohorts.At(0).AddMinutes(minute), GivenCohorts.At(0).AddMinutes(minute + 1), [new VersionServed(1, 10, 1, 0) { Latency = Of([0.01]) }])));
        Assert.InRange(series.Stretches.Count, 2, ServingSeries.Most);
        Assert.Equal((10_000, 1_000, 1_000), series.Whole(1) is { } whole ? (whole.Requests, whole.Failed, whole.Latency!.Counts.Sum()) : default);
        Assert.Equal((GivenCohorts.At(0), GivenCohorts.At(0).AddMinutes(1_000)), (series.Stretches[0].From, series.Stretches[^1].To));
        Assert.All(series.Stretches.Zip(series.Stretches.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
        Assert.Null(series.Whole(2));
    }

    private static LatencyCounts Of(double[] seconds)
    {
        var counts = new long[LatencyCounts.Length];
        foreach (var one in seconds)
        {
            counts[LatencyCounts.BucketOf(one)]++;
        }

        return LatencyCounts.Of(counts);
    }
}
