using Perennial.Decide;
using Perennial.Log;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.RollOut;
using Perennial.Terms;
using Perennial.Tests.Fakes;
using Perennial.Train;

namespace Perennial.Tests;

public sealed class RetentionTests
{
    /// <summary>A new champion about every fourth day.</summary>
    private static readonly ModelDeclaration Forgetful = Declared.Model with
    {
        Log = new LogOptions { Retain = TimeSpan.FromDays(9) },
        Retrain = new RetrainOptions { Rows = 100, Money = false, Cooldown = TimeSpan.FromDays(2) },
        Quality = Declared.Model.Quality with { Margin = 0.9 },
        Rollout = [],
    };

    [Fact]
    public void A_life_with_retention_lets_go_of_what_nothing_needs_and_deletes_it_after_the_event()
    {
        using var life = Sliding();
        life.Turned = state => Assert.All(state.Log.Endings.Keys, digest => Assert.False(life.Segments.Holds(digest)));
        life.Until(Lives.Days);
        var state = life.State;
        var expired = life.Facts.OfType<SegmentsExpired>().ToList();
        Assert.True(expired.Count > 3, $"{expired.Count} times something expired");
        Assert.Equal(expired.SelectMany(one => one.Segments).Count(), state.Log.Endings.Count);
        Assert.All(state.Log.Segments, segment => Assert.True(life.Segments.Holds(segment.Digest)));
        Assert.True(state.Registry.Version(state.Registry.Champion!.Value).TrainedFrom >= state.Log.ExpiredTo);
        Assert.True(life.Facts.OfType<SegmentsSealed>().Sum(one => one.Segments.Count) > state.Log.Segments.Count + 20);
    }

    [Fact]
    public void At_most_once_a_sealed_day_anything_expires()
    {
        using var life = Sliding().Until(Lives.Days);
        var sealings = life.History.Where(one => one.Fact is SegmentsSealed).Select(one => one.Event.Tick).ToList();
        var expiries = life.History.Where(one => one.Fact is SegmentsExpired).Select(one => one.Event.Tick).ToList();
        Assert.NotEmpty(expiries);
        Assert.Equal(expiries, expiries.Distinct());
        Assert.Subset(sealings.ToHashSet(), expiries.ToHashSet());
    }

    [Fact]
    public void An_expanding_window_reaches_no_further_back_than_what_is_kept()
    {
        using var life = new Life(Forgetful, new World(36, 15)).Until(Lives.Days);
        var newest = life.Facts.OfType<DatasetTaken>().Last();
        var taken = life.History.Last(one => one.Fact is DatasetTaken).Event.AsOf;
        Assert.Equal(taken - TimeSpan.FromDays(9), newest.From);
        Assert.NotEmpty(life.Facts.OfType<SegmentsExpired>());
    }

    [Fact]
    public void A_crash_between_event_and_deletion_changes_nothing_that_is_journaled()
    {
        using var undisturbed = Sliding().Until(Lives.Days);
        using var disturbed = Sliding();
        disturbed.Journal.AfterAppend.EverySecond = true;
        disturbed.Until(Lives.Days);
        Assert.True(disturbed.Crashes >= Lives.Days, $"{disturbed.Crashes} crashes");
        Assert.Equal(undisturbed.Standing, disturbed.Standing);
        Assert.Contains(disturbed.State.Log.Endings.Keys, disturbed.Segments.Holds);
    }

    [Fact]
    public void Every_segment_that_went_is_traced_to_its_ending()
    {
        using var life = Sliding().Until(Lives.Days);
        var first = life.Facts.OfType<SegmentsSealed>().First(one => one.Segments.Count > 0).Segments[0];
        var ending = Assert.Single(life.State.Log.EndingsOf(first.Digest));
        Assert.Equal((true, null, first.Rows), (ending.Expired, ending.Now, ending.Rows));
        Assert.Equal([first.Digest], life.State.Log.Trail(first.Digest));
    }

    [Fact]
    public void A_model_that_declares_nothing_keeps_everything()
    {
        using var life = Lives.Whole().Until(Lives.Days);
        Assert.Empty(life.Facts.OfType<SegmentsExpired>());
        Assert.Null(Retention.Expired(life.State));
    }

    [Fact]
    public void Nothing_younger_than_what_is_needed_expires()
    {
        var state = Old();
        var wanted = World.Day(100) - TimeSpan.FromDays(9);
        Assert.Equal(wanted, Horizon(state));
        Assert.Equal(World.Day(40), Horizon(With(state, new VersionPromoted(1, null, "first"))));
        Assert.Equal(World.Day(60), Horizon(With(state, new RolloutStarted(2))));
        Assert.Equal(World.Day(50), Horizon(With(state, new RunStarted(1, Trigger.Money, "stale"), new DatasetTaken(1, Digest.None, World.Day(50), World.Day(70), World.Day(80), 1, 1))));
        Assert.Equal(World.Day(31), Horizon(state with { Monitor = state.Monitor with { Cohorts = state.Monitor.Cohorts.SetItem(0, state.Monitor.Cohorts[0] with { Day = Days.Of(World.Day(30)) }) } }));
        Assert.Equal(World.Day(93), Retention.Horizon(state, TimeSpan.FromDays(2)));
    }

    [Fact]
    public void A_segment_expires_only_when_every_row_of_it_occurred_and_arrived_long_ago()
    {
        var state = Old() with { Log = Old().Log with { Segments = [Segment(80, 80), Segment(90, 95), Segment(95, 90), Segment(91, 90), Segment(90, 90), Segment(90, 91)] } };
        var expired = Retention.Expired(state)!;
        Assert.Equal(["80 80", "90 90"], state.Log.Segments.Where(segment => expired.Segments.Contains(segment.Digest)).Select(segment => $"{segment.Mistyped / 1000} {segment.Mistyped % 1000}"));
        Assert.Equal((World.Day(91), 4L), (expired.Before, expired.Rows));
        Assert.Equal(4, state.With(expired, World.Day(100)).Log.Segments.Count);
    }

    private static DateTimeOffset Horizon(ModelState state) => Retention.Horizon(state, TimeSpan.FromDays(9));

    private static ModelState With(ModelState state, params IFact[] facts) => facts.Aggregate(state, (all, fact) => all.With(fact, World.Day(99)));

    private static Life Sliding() => new(
        Forgetful with { Train = Forgetful.Train with { Sliding = TimeSpan.FromDays(5) }, Log = new LogOptions { Retain = TimeSpan.FromDays(8) } },
        new World(36, 15));

    /// <summary>Day 100 is sealed up to, day 98 measured, two versions are stored and none serves.</summary>
    private static ModelState Old() => ModelState.Start with
    {
        Registry = RegistryState.Start with { Declaration = Forgetful, Versions = [Version(1, 40), Version(2, 60)] },
        Log = LogState.Start with { Before = World.Day(100), FirstDay = Days.Of(World.Day(0)) },
        Monitor = MonitorState.Start with { Cohorts = [new() { Day = Days.Of(World.Day(98)), Rows = 1, Labelled = 1, Positives = 0, TrivialLoss = 1 }] },
    };

    private static ModelVersion Version(int number, int from) => Samples.Version(number, Digest.None) with { TrainedFrom = World.Day(from) };

    private static Segment Segment(int arrived, int occurred) => new(
        RowKind.Label, Digest.Of(BitConverter.GetBytes((arrived * 1000) + occurred)), Days.Of(World.Day(arrived)), 1, 2, 2,
        World.Day(occurred), World.Day(occurred).AddHours(23), (arrived * 1000) + occurred);
}
