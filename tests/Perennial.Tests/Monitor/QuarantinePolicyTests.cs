using Perennial.Monitor;
using Perennial.Registry;

namespace Perennial.Tests.Monitor;

public sealed class QuarantinePolicyTests
{
    private static readonly QualitySignal Broken = new("minute", FeedMonitor.Unit, 60, 1, SignalState.Alarm) { Note = "x60" };

    [Fact]
    public void A_broken_column_is_held_from_its_first_day_until_it_is_sound()
    {
        var state = Seen(MonitorState.Start, 10, Broken);
        Assert.True(state.IsBroken("minute"));
        Assert.Empty(QuarantinePolicy.Next(state, [Broken], GivenCohorts.Day(11)));
        Assert.Empty(QuarantinePolicy.Next(state, [Broken with { State = SignalState.NotEnoughEvidence }], GivenCohorts.Day(12)));
        state = Seen(state, 13, Broken with { State = SignalState.Quiet });
        Assert.False(state.IsBroken("minute"));
        Assert.Equal([false, true, true, false], new[] { 9, 10, 12, 13 }.Select(day => state.IsQuarantined(GivenCohorts.Day(day))));
    }

    [Fact]
    public void The_look_over_the_week_holds_nothing() =>
        Assert.Empty(QuarantinePolicy.Next(MonitorState.Start, [new("minute", "out-of-range", 0.5, 0, SignalState.Alarm)], GivenCohorts.Day(3)));

    [Fact]
    public void Cohorts_in_quarantine_are_left_out_and_do_not_count()
    {
        var state = Seen(GivenCohorts.State([GivenCohorts.Of(0), GivenCohorts.Of(1), GivenCohorts.Of(2) with { Outage = true }]), 1, Broken);
        Assert.Equal([GivenCohorts.Day(1), GivenCohorts.Day(2)], state.LeftOut);
        Assert.Equal([GivenCohorts.Day(0)], state.Sound.Select(cohort => cohort.Day));
        Assert.Equal(3, state.Cohorts.Count);
        Assert.Equal(GivenCohorts.Rows, state.LabelledAfter(GivenCohorts.Day(-1)));
    }

    [Fact]
    public void A_release_cuts_what_is_held_and_drops_what_begins_later()
    {
        var state = Fold(MonitorState.Start, new DaysQuarantined(GivenCohorts.Day(1), null, null, "a"), new DaysQuarantined(GivenCohorts.Day(5), null, "minute", "b"), new DaysQuarantined(GivenCohorts.Day(1), GivenCohorts.Day(2), null, "c"));
        state = Fold(state, new DaysReleased(GivenCohorts.Day(4), null, "mended"));
        Assert.Equal([(DateOnly?)GivenCohorts.Day(3), GivenCohorts.Day(2)], state.Quarantine.Select(days => days.To));
    }

    [Fact]
    public void A_release_of_a_column_leaves_the_others_held()
    {
        var state = Fold(MonitorState.Start, new DaysQuarantined(GivenCohorts.Day(1), null, "minute", "a"), new DaysQuarantined(GivenCohorts.Day(1), null, "carrier", "b"));
        Assert.Equal("carrier", Assert.Single(Fold(state, new DaysReleased(GivenCohorts.Day(1), "minute", "mended")).Quarantine).Column);
    }

    private static MonitorState Seen(MonitorState state, int day, QualitySignal signal) => Fold(state, [.. QuarantinePolicy.Next(state, [signal], GivenCohorts.Day(day))]);

    private static MonitorState Fold(MonitorState state, params IFact[] facts) => facts.Aggregate(state, (all, fact) => all.After(fact));
}
