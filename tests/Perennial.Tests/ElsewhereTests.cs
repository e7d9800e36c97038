using Perennial.Decide;
using Perennial.Evaluate;
using Perennial.Log;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.Serve;
using Perennial.Terms;
using Perennial.Tests.Fakes;

namespace Perennial.Tests;

/// <summary>A champion that answers elsewhere is measured by its logged answers, and what would need scoring says so.</summary>
public sealed class ElsewhereTests
{
    private static readonly Func<Request, bool> OfDayThree = request => request.OccurredAt >= World.Day(3) && request.OccurredAt < World.Day(4);

    [Fact]
    public void The_loss_of_a_champion_elsewhere_is_that_of_its_logged_answers()
    {
        using var elsewhere = new Elsewhere().Until(12);
        var cohorts = elsewhere.Life.State.Monitor.Cohorts.Where(cohort => cohort.Labelled > 0).ToList();
        Assert.True(cohorts.Count > 8);
        Assert.All(cohorts, cohort => Assert.Equal(cohort.Served!.Mean, cohort.LossOf(1)!.Value, 1e-12));
    }

    [Fact]
    public void What_a_champion_elsewhere_loses_by_staleness_is_advised_and_every_decision_can_be_taken_again()
    {
        using var elsewhere = new Elsewhere().Until(34);
        var advised = elsewhere.Life.Facts.OfType<DecisionTaken>().Where(one => one.Decision.Blocked is not null).ToList();
        Assert.NotEmpty(advised);
        Assert.All(advised, one => Assert.Contains("the mode is advise", one.Decision.Because, StringComparison.Ordinal));
        Assert.Contains(advised, one => one.Decision.Regret is { Decay: > 0, Growth: null });
        Assert.Empty(elsewhere.Life.State.Train.Runs);
        Assert.Empty(DecisionAudit.Check(elsewhere.Life.Model.Model, elsewhere.Life.History).Faults);
    }

    [Fact]
    public void Before_its_first_period_is_over_nothing_is_held_against_it()
    {
        using var elsewhere = new Elsewhere().Until(7);
        var first = elsewhere.Life.State.Monitor.Signals!;
        Assert.Equal(["x", "c", "score"], first.Drift.Select(signal => signal.Column));
        Assert.All(first.Drift, signal => Assert.Equal(SignalState.NotEnoughEvidence, signal.State));
        Assert.All(first.Quality, signal => Assert.Equal("labels", signal.Check));
        for (var day = 7; day < 11; day++)
        {
            elsewhere.Ingest(day);
            elsewhere.Life.Rest(World.Day(day + 1));
        }

        var later = elsewhere.Life.State.Monitor.Signals!;
        Assert.Equal(7 * 36, later.Drift[0].ReferenceRows);
        Assert.NotEqual(SignalState.NotEnoughEvidence, later.Drift[0].State);
        Assert.NotEqual(SignalState.NotEnoughEvidence, later.Drift[^1].State);
        Assert.NotEmpty(later.Quality);
    }

    [Fact]
    public void A_past_that_comes_at_once_is_measured_like_one_that_came_day_by_day()
    {
        using var daily = new Elsewhere().Until(20);
        using var atOnce = new Elsewhere();
        for (var day = 0; day < 20; day++)
        {
            atOnce.Ingest(day);
        }

        atOnce.Life.Rest(World.Day(20));
        Assert.Equal(Text(daily), Text(atOnce));
        Assert.Single(atOnce.Life.Facts.OfType<SegmentsSealed>());

        static string Text(Elsewhere one) => CanonicalJson.Write(one.Life.State.Monitor.Cohorts);
    }

    [Fact]
    public void Labels_that_come_late_restate_their_day_and_leave_decisions_standing()
    {
        using var elsewhere = new Elsewhere().Until(9, OfDayThree);
        Assert.Equal(0, elsewhere.Life.State.Monitor.Cohorts[3].Labelled);
        elsewhere.Catch(9, World.Day(9).AddHours(1), OfDayThree);
        elsewhere.Ingest(9, OfDayThree);
        elsewhere.Life.Rest(World.Day(10));
        var restated = Assert.Single(elsewhere.Life.Facts.OfType<CohortRestated>());
        Assert.Equal((3, 0L, 36L), (restated.Cohort.Day.DayNumber - Days.Of(World.Start).DayNumber, restated.LabelledBefore, restated.RowsBefore));
        Assert.Equal([restated.Cohort.Day], elsewhere.Life.State.Monitor.Restated);
        using var inTime = new Elsewhere().Until(10);
        Assert.Equal(inTime.Life.State.Monitor.Cohorts[3].Labelled, elsewhere.Life.State.Monitor.Cohorts[3].Labelled);
        Assert.Equal(inTime.Life.State.Monitor.Cohorts[3].Served!.Mean, elsewhere.Life.State.Monitor.Cohorts[3].Served!.Mean, 1e-12);
        Assert.Empty(DecisionAudit.Check(elsewhere.Life.Model.Model, elsewhere.Life.History).Faults);
    }

    [Fact]
    public void What_comes_in_time_restates_nothing()
    {
        using var elsewhere = new Elsewhere().Until(15);
        Assert.Empty(elsewhere.Life.Facts.OfType<CohortRestated>());
    }

    [Fact]
    public void A_champion_elsewhere_answers_no_request_here()
    {
        using var elsewhere = new Elsewhere().Until(3);
        var state = elsewhere.Life.State;
        Assert.Null(RoutingTable.Of(state.Registry, state.RollOut).Champion);
        Assert.Equal(Answer.None, elsewhere.Life.Process.Serving.Answer(new Request("one", World.Day(4), null, [1.0, "a"])));
    }

    [Fact]
    public void A_version_trained_here_is_judged_against_what_the_champion_elsewhere_answered()
    {
        var model = Declared.Model with { Mode = Mode.Advise };
        using var elsewhere = new Elsewhere(model).Until(14);
        var life = elsewhere.Life;
        life.Process.States.Act(model.Model, World.Day(14), "ann", _ => [new RetrainRequested("to compare")]);
        life.Rest(World.Day(14));
        var judged = life.Facts.OfType<GateJudged>().Where(one => one.Verdict.Gate == "quality").ToList();
        Assert.NotEmpty(judged);
        Assert.All(judged, one => Assert.True(one.Verdict.Figures["rows"] > 50));
    }
}
