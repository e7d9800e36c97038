using Perennial.Evaluate;
using Perennial.Monitor;
using Perennial.RollOut;
using Perennial.Terms;
using Perennial.Tests.Monitor;
using FactAttribute = Xunit.FactAttribute;

namespace Perennial.Tests.RollOut;

/// <summary>Version 2 serves beside version 1.</summary>
public sealed class ServingGuardrailsTests(ITestOutputHelper output)
{
    private const long Megabyte = 1 << 20;
    private static readonly GuardrailOptions All = new() { Errors = 0.01, ErrorsMargin = 0.01, P99 = TimeSpan.FromMilliseconds(50), P99Ratio = 3, MemoryBytes = 500 * Megabyte, MemoryGrowthBytes = 100 * Megabyte };

    [Fact]
    public void A_version_that_fails_too_often_is_stopped_and_the_verdict_says_how_often()
    {
        var verdict = Stop(new() { Errors = 0.01 }, 5, minute => [GivenServing.Version(2, 200, 20)])!;
        Assert.Equal(("errors", Outcome.Fail), (verdict.Gate, verdict.Outcome));
        Assert.StartsWith("100 of 1,000 requests failed (0 by time), at least 0.0", verdict.Because, StringComparison.Ordinal);
        Assert.EndsWith("0.01 is allowed", verdict.Because, StringComparison.Ordinal);
        Assert.InRange(verdict.Figures["lower"], 0.01, 0.1);
    }

    [Fact]
    public void One_bad_moment_stops_nobody()
    {
        Assert.Null(Stop(All, 30, minute => [GivenServing.Version(2, 200, minute == 7 ? 200 : 0)]));
        Assert.Null(Stop(All, 30, minute => [GivenServing.Version(2, 200, 0, slowSeconds: 5, slow: minute == 7 ? 200 : 0)]));
        Assert.Null(Stop(All, 1, minute => [GivenServing.Version(2, 200, 200)]));
        Assert.NotNull(Stop(All, 30, minute => [GivenServing.Version(2, 200, minute is 7 or 8 ? 200 : 0)]));
    }

    [Fact]
    public void A_version_that_begins_to_fail_after_ten_days_is_stopped_within_minutes()
    {
        var good = GivenServing.Watch(14_400, _ => [GivenServing.Version(2, 100, 0)]);
        var minutes = Enumerable.Range(1, 60).First(more => ServingGuardrails.Stop(
            GivenServing.Limited(All), Enumerable.Range(14_400, more).Aggregate(good, (all, minute) => all.After(GivenServing.Minute(minute, GivenServing.Version(2, 100, 30)))), 2, null) is not null);
        output.WriteLine($"stopped after {minutes} minutes");
        Assert.InRange(minutes, 2, 5);
    }

    [Fact]
    public void More_errors_than_the_champions_are_told_beside_them()
    {
        var limits = new GuardrailOptions { ErrorsMargin = 0.02 };
        var verdict = Stop(limits, 10, _ => [GivenServing.Version(1, 1_000, 50), GivenServing.Version(2, 1_000, 150)])!;
        Assert.Contains("the champion's is 0.05", verdict.Because, StringComparison.Ordinal);
        Assert.Null(Stop(limits, 10, _ => [GivenServing.Version(1, 1_000, 150), GivenServing.Version(2, 1_000, 150)]));
        Assert.Null(Stop(limits, 10, _ => [GivenServing.Version(2, 1_000, 150)]));
    }

    [Fact]
    public void A_version_that_answers_too_slowly_is_stopped()
    {
        var verdict = Stop(new() { P99 = TimeSpan.FromMilliseconds(50) }, 10, _ => [GivenServing.Version(2, 200, 0, slowSeconds: 0.08, slow: 10)])!;
        Assert.Equal("latency", verdict.Gate);
        Assert.EndsWith("50 ms is allowed", verdict.Because, StringComparison.Ordinal);
        Assert.Null(Stop(new() { P99 = TimeSpan.FromMilliseconds(100) }, 10, _ => [GivenServing.Version(2, 200, 0, slowSeconds: 0.08, slow: 10)]));
    }

    [Fact]
    public void Slower_than_the_champion_by_more_than_is_allowed_is_stopped_too()
    {
        var limits = new GuardrailOptions { P99Ratio = 3 };
        Assert.Equal("latency", Stop(limits, 10, _ => [GivenServing.Version(1, 500, 0, 0.01), GivenServing.Version(2, 500, 0, 0.05)])!.Gate);
        Assert.Null(Stop(limits, 10, _ => [GivenServing.Version(1, 500, 0, 0.01), GivenServing.Version(2, 500, 0, 0.025)]));
    }

    [Fact]
    public void Memory_is_held_to_its_limit_and_to_what_it_was_at_first()
    {
        Assert.Contains("in 3 measurements in a row", Stop(All, 5, _ => [Sized(600)])!.Because, StringComparison.Ordinal);
        Assert.Null(Stop(All, 5, minute => [Sized(minute == 3 ? 600 : 100)]));
        Assert.Contains("took 12 MB at first", Stop(All, 20, minute => [Sized(10 + minute + (minute > 15 ? 120 : 0))])!.Because, StringComparison.Ordinal);
        Assert.Null(Stop(All, 20, minute => [Sized(10 + minute)]));
        Assert.Null(Stop(All, 2, _ => [Sized(600)]));
    }

    [Fact]
    public void A_leak_of_a_day_is_seen_however_many_measurements_were_put_together() =>
        Assert.Equal("memory", Stop(All, 1_000, minute => [Sized(100 + (minute / 4))])!.Gate);

    [Fact]
    public void What_came_before_the_stage_does_not_count()
    {
        var watch = new ServingWatch(GivenServing.Begun.AddMinutes(60));
        watch = Enumerable.Range(0, 60).Aggregate(watch, (all, minute) => all.After(GivenServing.Minute(minute, GivenServing.Version(2, 200, 200))));
        Assert.Empty(watch.Whole.Stretches);
        Assert.Null(ServingGuardrails.Stop(GivenServing.Limited(All), watch, 2, null));
    }

    [Theory]
    [InlineData(50, 0, 0.01, 100, "only 50 of at least 100 requests")]
    [InlineData(200, 3, 0.01, 100, "3 of 200 requests failed so far")]
    [InlineData(200, 0, 0.06, 100, "99 of 100 answers take at most")]
    [InlineData(200, 0, 0.01, 0, "its memory was not measured")]
    [InlineData(200, 0, 0.01, 501, "it takes 501 MB")]
    [InlineData(200, 0, 0.01, 100, null)]
    public void A_stage_ends_only_within_the_limits(long requests, long failed, double seconds, long megabytes, string? why)
    {
        var watch = GivenServing.Watch(1, _ => [GivenServing.Version(2, requests, failed, seconds, megabytes == 0 ? null : megabytes * Megabyte)]);
        var lacking = ServingGuardrails.Lacking(GivenServing.Limited(All), watch, 2, GivenServing.Begun);
        Assert.Equal(why is null, lacking is null);
        Assert.StartsWith(why ?? string.Empty, lacking ?? string.Empty, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_measured_here_lacks_nothing_and_nobody_asking_lacks_everything()
    {
        Assert.Null(ServingGuardrails.Lacking(GivenServing.Limited(All), null, 2, GivenServing.Begun));
        Assert.StartsWith("only 0 of", ServingGuardrails.Lacking(GivenServing.Limited(All), new ServingWatch(GivenServing.Begun), 2, GivenServing.Begun), StringComparison.Ordinal);
        Assert.Null(ServingGuardrails.Lacking(GivenServing.Limited(new() { Slices = 0 }), new ServingWatch(GivenServing.Begun), 2, GivenServing.Begun));
    }

    [Fact]
    public void A_version_that_just_keeps_its_limits_is_seldom_stopped_however_often_one_looks()
    {
        const int Streams = 100;
        var model = GivenServing.Limited(new() { Errors = 0.02, P99 = TimeSpan.FromMilliseconds(50) });
        var stopped = Enumerable.Range(0, Streams).Count(seed =>
        {
            var random = new Random(seed);
            var watch = new ServingWatch(GivenServing.Begun);
            return Enumerable.Range(0, 150).Any(minute =>
            {
                var (failed, slow) = (Drawn(random, 60, 0.02), Drawn(random, 60, 0.01));
                watch = watch.After(GivenServing.Minute(minute, GivenServing.Version(2, 60, failed, slowSeconds: 1, slow: Math.Min(slow, 60 - failed))));
                return ServingGuardrails.Stop(model, watch, 2, null) is not null;
            });
        });
        output.WriteLine($"{stopped} of {Streams} were stopped within 150 looks");
        Assert.InRange(stopped, 0, Noise.Most(1 - model.Quality.Confidence, Streams));
    }

    private static long Drawn(Random random, int of, double share) => Enumerable.Range(0, of).Count(_ => random.NextDouble() < share);

    private static VersionServed Sized(long megabytes) => GivenServing.Version(2, 100, 0, memory: megabytes * Megabyte);

    private static Verdict? Stop(GuardrailOptions limits, int minutes, Func<int, VersionServed[]> versions)
    {
        var watch = GivenServing.Watch(minutes, versions);
        return ServingGuardrails.Stop(GivenServing.Limited(limits), watch, 2, watch.Whole.Whole(1));
    }
}
