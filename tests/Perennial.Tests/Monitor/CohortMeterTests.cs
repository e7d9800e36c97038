using Perennial.Log;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.Terms;
using Perennial.Tests.Decide;
using FactAttribute = Xunit.FactAttribute;

namespace Perennial.Tests.Monitor;

public sealed class CohortMeterTests
{
    private static readonly RegistryState Champion = GivenEvidence.Calm().Registry;

    [Fact]
    public void A_cohort_matures_exactly_when_its_last_label_had_its_time()
    {
        // Labels take a day: the rows of day 0 are known at the end of day 1.
        Assert.Empty(Measure(Days(3), 2 - 1e-6, before: 9));
        Assert.Equal([0], Numbers(Measure(Days(3), 2, before: 9)));
        Assert.Empty(Measure(Days(3), 9, before: 1));
        Assert.Equal([0, 1], Numbers(Measure(Days(3), 9, before: 3)));
    }

    [Fact]
    public void A_cohort_is_measured_once_and_none_is_skipped()
    {
        var known = GivenCohorts.State([GivenCohorts.Of(0)]);
        Assert.Equal([1, 2], Numbers(Measure(Days(3), 4, state: known)));
        Assert.Equal([0, 1, 2], Numbers(Measure([new(0, 1), new(2, 1)], 4)));
    }

    [Fact]
    public void The_trivial_answer_knows_no_label_of_its_own_day_or_later()
    {
        // Nine in ten were positive until day 1, none since: on day 3 only the days up to 1 are known.
        GivenLog.Row[] rows = [.. Enumerable.Range(0, 50).Select(row => new GivenLog.Row(row / 10 + 0.5, row < 20 && row % 10 > 0 ? 1 : 0))];
        var measured = Measure(rows, 20);
        Assert.Equal(-Math.Log(0.1), measured[3].TrivialLoss, 1e-9);
        Assert.Equal(-Math.Log(1 - (18.0 / 30)), measured[4].TrivialLoss, 1e-9);
    }

    [Fact]
    public void The_trivial_answer_of_a_sliding_window_forgets()
    {
        GivenLog.Row[] rows = [.. Enumerable.Range(0, 80).Select(row => new GivenLog.Row(row / 10 + 0.5, row < 20 && row % 10 > 0 ? 1 : row % 2))];
        var sliding = Champion with { Declaration = Champion.Declared() with { Train = new() { Sliding = TimeSpan.FromDays(4) } } };
        Assert.Equal(Math.Log(2), Measure(rows, 20, registry: sliding)[7].TrivialLoss, 1e-9);
        Assert.InRange(Measure(rows, 20)[7].TrivialLoss, Math.Log(2) + 0.01, 1);
    }

    [Fact]
    public void Rows_repeated_within_an_entity_do_not_shrink_the_error()
    {
        GivenLog.Row[] once = [.. Enumerable.Range(0, 40).Select(row => new GivenLog.Row(0.5, row % 3 == 0 ? 1 : 0, Score: 0.1 + (0.02 * row), Entity: $"entity {row}"))];
        var one = Assert.Single(Measure(once, 2)).Served!;
        var many = Assert.Single(Measure([.. once.SelectMany(row => Enumerable.Repeat(row, 10))], 2)).Served!;
        Assert.Equal((one.Clusters, 10 * one.Rows), (many.Clusters, many.Rows));
        Assert.Equal(one.Mean, many.Mean, 1e-12);
        Assert.Equal(one.StandardError!.Value, many.StandardError!.Value, 1e-12);
    }

    [Fact]
    public void A_single_cluster_has_no_error_and_no_answer_has_no_loss()
    {
        Assert.Null(Assert.Single(Measure([new(0.5, 1)], 2)).Served!.StandardError);
        Assert.Null(Assert.Single(Measure([new(0.5, 1, Score: double.NaN)], 2)).Served);
        var unlabelled = Assert.Single(Measure([new(0.5, null)], 2));
        Assert.Equal((1, 0, 0.0, 0), (unlabelled.Rows, unlabelled.Labelled, unlabelled.TrivialLoss, unlabelled.Versions.Count));
    }

    [Fact]
    public void The_shadow_is_paired_with_what_was_answered()
    {
        var shadow = Assert.Single(Measure([new(0.2, 1, Score: 0.4, Shadow: 0.8), new(0.3, 0, Score: 0.4, Shadow: 0.8), new(0.4, 1)], 2, new Challenger(2, StageKind.Shadow))).Shadow!;
        Assert.Equal((2, 1, 1), (shadow.Rows, shadow.OnlyChampionRight, shadow.OnlyChallengerRight));
        Assert.Equal((Math.Log(0.4 / 0.8) + Math.Log(0.6 / 0.2)) / 2, shadow.Difference.Mean, 1e-12);
    }

    [Fact]
    public void Rows_without_an_entity_are_assigned_one_by_one_and_counted_so()
    {
        GivenLog.Row[] rows = [.. Enumerable.Range(0, 30).Select(row => new GivenLog.Row(0.5, row % 2, Version: row < 20 ? 1 : 2))];
        var split = Assert.Single(Measure(rows, 2, new Challenger(2, StageKind.Split))).Split!;
        Assert.Equal((20, 10), (split.ChampionEntities, split.ChallengerEntities));
        var named = Assert.Single(Measure([.. rows.Select((row, at) => row with { Entity = $"entity {at / 5}" })], 2, new Challenger(2, StageKind.Split))).Split!;
        Assert.Equal((4, 2), (named.ChampionEntities, named.ChallengerEntities));
    }

    private static GivenLog.Row[] Days(int days) => [.. Enumerable.Range(0, days).Select(day => new GivenLog.Row(day + 0.5, day % 2))];

    private static IEnumerable<int> Numbers(IEnumerable<Cohort> cohorts) => cohorts.Select(cohort => cohort.Day.DayNumber - GivenCohorts.Day(0).DayNumber);

    private static List<Cohort> Measure(
        GivenLog.Row[] rows, double now, Challenger? challenger = null, double? before = null, MonitorState? state = null, RegistryState? registry = null)
    {
        var given = new GivenLog(rows);
        using var versions = new VersionLoader(given);
        var sealedLog = LogState.Start with { FirstDay = GivenCohorts.Day(0), Before = GivenCohorts.At(before ?? Math.Min(Math.Floor(now), (int)rows[^1].Day + 2)) };
        return [.. new CohortMeter(given.Log, versions).Measure(registry ?? Champion, sealedLog, state ?? MonitorState.Start, challenger, GivenCohorts.At(now))];
    }
}
