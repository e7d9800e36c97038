using Perennial.Monitor;

namespace Perennial.Tests.Monitor;

public sealed class LabelFlowTests
{
    [Fact]
    public void Labels_as_before_are_quiet() => Assert.Equal(SignalState.Quiet, Flow(Days(10, 950)).Signal.State);

    [Fact]
    public void None_is_an_alarm_since_the_first_day_without()
    {
        var flow = Flow([.. Days(10, 950), .. Days(3, 0)]);
        Assert.Equal(SignalState.Alarm, flow.Signal.State);
        Assert.Equal((0.0, 0.95), (flow.Signal.Value, flow.Signal.Reference));
        Assert.Equal(GivenCohorts.Day(10), flow.StoppedOn);
        Assert.Equal(3, flow.Silent.Count);
    }

    [Theory]
    [InlineData(480, false)]
    [InlineData(400, true)]
    public void Fewer_than_half_is_an_alarm(long labelled, bool alarm) =>
        Assert.Equal(alarm, Flow([.. Days(10, 950), .. Days(1, labelled)]).StoppedOn is not null);

    [Fact]
    public void Labels_that_come_again_end_it_and_the_silent_days_stay_known()
    {
        var flow = Flow([.. Days(10, 950), .. Days(3, 0), .. Days(1, 940)]);
        Assert.Null(flow.StoppedOn);
        Assert.Equal(3, flow.Silent.Count);
        Assert.Equal(SignalState.Quiet, flow.Signal.State);
    }

    [Fact]
    public void Few_rows_wait_until_they_are_enough()
    {
        var usual = Days(10, 950);
        Assert.Null(Flow([.. usual, .. Days(1, 0, 120)]).StoppedOn);
        Assert.Equal(GivenCohorts.Day(10), Flow([.. usual, .. Days(2, 0, 120)]).StoppedOn);
    }

    [Fact]
    public void A_day_without_rare_labels_is_chance() => Assert.Null(Flow([.. Days(10, 5), .. Days(1, 0)]).StoppedOn);

    [Fact]
    public void Where_answers_choose_who_gets_a_label_only_a_known_outage_is_one()
    {
        Assert.Null(Flow([.. Days(10, 950), .. Days(3, 0)], selective: true).StoppedOn);
        Assert.NotNull(Flow([.. Days(10, 950), .. Days(1, 0).Select(cohort => cohort with { Outage = true })], selective: true).StoppedOn);
    }

    [Fact]
    public void At_first_nothing_is_known() => Assert.Equal(SignalState.NotEnoughEvidence, Flow(Days(1, 0)).Signal.State);

    private static IEnumerable<Cohort> Days(int days, long labelled, long rows = GivenCohorts.Rows) =>
        Enumerable.Range(0, days).Select(_ => GivenCohorts.Of(0) with { Rows = rows, Labelled = labelled });

    private static LabelFlow Flow(IEnumerable<Cohort> cohorts, bool selective = false) =>
        LabelFlow.Of(GivenCohorts.State(cohorts.Select((cohort, day) => cohort with { Day = GivenCohorts.Day(day) })), selective);
}
