using Perennial.Log;
using Perennial.Monitor;
using Perennial.Terms;

namespace Perennial.Tests.Monitor;

/// <summary>Where no label means no, a feed that broke must not read as all no.</summary>
public sealed class LabelFeedTests
{
    private static readonly ModelDeclaration Events = GivenModel.Flights with { Label = GivenModel.Flights.Label with { AbsentMeans = 0 } };

    [Fact]
    public void A_day_on_which_many_were_due_and_none_came_is_an_outage()
    {
        var feed = Feed(rows: 1_000, arrived: 0, before: [.. Enumerable.Repeat(20L, 10)]);
        Assert.True(feed.Outage);
        Assert.Null(feed.Absence(Events, Query).AbsentMeans);
    }

    [Fact]
    public void One_label_is_enough_to_know_that_the_feed_lives()
    {
        var feed = Feed(rows: 1_000, arrived: 1, before: [.. Enumerable.Repeat(20L, 10)]);
        Assert.Equal((1L, false), (feed.Arrived, feed.Outage));
        Assert.Equal(0, feed.Absence(Events, Query).AbsentMeans);
    }

    [Fact]
    public void Rare_events_may_stay_away_for_a_day_and_not_for_a_fortnight()
    {
        Assert.False(Feed(rows: 1_000, arrived: 0, before: [1, 1, 1, 1, 1]).Outage);
        Assert.True(Feed(rows: 1_000, arrived: 0, before: [1, 1, 1, 1, 1, .. Enumerable.Repeat(0L, 13)]).Outage);
    }

    [Fact]
    public void Nothing_is_known_before_the_first_label_ever() => Assert.False(Feed(rows: 1_000, arrived: 0, before: [0, 0, 0]).Outage);

    [Fact]
    public void Where_only_arrived_labels_count_there_is_no_such_question()
    {
        var log = new GivenLog([new(0, null)]);
        Assert.Equal(new LabelFeed(null, false), LabelFeed.Of(GivenModel.Flights, log.Log, LogState.Start, MonitorState.Start, Query));
    }

    private static WindowQuery Query { get; } = new(GivenCohorts.At(20), GivenCohorts.At(21), 1);

    private static LabelFeed Feed(int rows, int arrived, long[] before)
    {
        var log = new GivenLog([.. Enumerable.Range(0, rows).Select(row => new GivenLog.Row(20.5, row < arrived ? 1 : null))]);
        var cohorts = before.Select((count, day) => new Cohort { Day = GivenCohorts.Day(day), Rows = 1_000, Labelled = 1_000, Positives = count, TrivialLoss = 0, Arrived = count });
        return LabelFeed.Of(Events, log.Log, LogState.Start, GivenCohorts.State(cohorts), Query);
    }
}
