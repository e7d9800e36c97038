using Perennial.Monitor;
using Perennial.Registry;
using Perennial.RollOut;
using Perennial.Terms;
using Perennial.Tests.Monitor;
using FactAttribute = Xunit.FactAttribute;

namespace Perennial.Tests.RollOut;

/// <summary>Version 2 in its shadow from day 20 on, paused by a person on day 21.</summary>
public sealed class RolloutPauseTests
{
    private static readonly RegistryState Registry = GivenRollout.Registry(GivenRollout.Shadow);

    [Fact]
    public void A_paused_rollout_is_looked_at_and_takes_no_step()
    {
        Assert.IsType<StageJudged>(Assert.Single(Next(Paused(), GivenRollout.Pairs(25, -0.05), 26)));
        Assert.Contains(Next(Entered(), GivenRollout.Pairs(25, -0.05), 26), fact => fact is VersionPromoted);
        Assert.Empty(Next(RolloutState.Start.After(new RolloutStarted(2), GivenCohorts.At(20)).After(new RolloutPaused(2, "wait", "ann"), GivenCohorts.At(20)), GivenRollout.Pairs(25, -0.05), 26));
    }

    [Fact]
    public void What_is_worse_is_stopped_in_a_pause_too()
    {
        Assert.Contains(Next(Paused(), GivenRollout.Pairs(25, 0.05), 26), fact => fact is ChallengerRejected);
        var failing = Paused();
        for (var minute = 0; minute < 5; minute++)
        {
            failing = failing.After(new ServingMeasured(GivenServing.Minute(minute, GivenServing.Version(2, 100, 50))), GivenCohorts.At(21));
        }

        var limited = Registry with { Declaration = GivenServing.Limited(new() { Errors = 0.01 }) with { Rollout = [GivenRollout.Shadow] } };
        var facts = RolloutPolicy.Next(limited, GivenRollout.Pairs(20, 0), failing.Active!, GivenCohorts.At(21.1));
        Assert.Equal("errors", facts.OfType<StageJudged>().Single().Verdict.Gate);
        Assert.Contains("requests failed", facts.OfType<ChallengerRejected>().Single().Because, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_time_stands_still()
    {
        var vague = GivenRollout.Pairs(44, 0.002, deviation: 0.5);
        Assert.DoesNotContain(Next(Paused(), vague, 60), fact => fact is StageHeld or ChallengerRejected);
        var resumed = Paused().After(new RolloutResumed(2, "go", "ann"), GivenCohorts.At(31));
        Assert.DoesNotContain(Next(resumed, vague, 44 - 1e-6), fact => fact is StageHeld);
        Assert.Contains(Next(resumed, vague, 44), fact => fact is StageHeld);
    }

    [Fact]
    public void It_says_who_paused_it_and_why_and_who_answers_stays()
    {
        var state = Paused();
        Assert.Equal("version 2 is paused by ann: a storm", state.Active!.Doing);
        Assert.Equal(new Challenger(2, StageKind.Shadow), state.Challenger);
        Assert.Equal("version 2 is in its shadow stage", state.After(new RolloutResumed(2, "go", "ann"), GivenCohorts.At(22)).Active!.Doing);
        Assert.Throws<InvalidOperationException>(() => Entered().After(new RolloutResumed(2, "go", "ann"), GivenCohorts.At(22)));
    }

    private static RolloutState Entered() => RolloutState.Start
        .After(new RolloutStarted(2), GivenCohorts.At(20)).After(new StageEntered(2, 0, GivenRollout.Shadow), GivenCohorts.At(20));

    private static RolloutState Paused() => Entered().After(new RolloutPaused(2, "a storm", "ann"), GivenCohorts.At(21));

    private static IReadOnlyList<IFact> Next(RolloutState state, MonitorState monitor, double now) =>
        RolloutPolicy.Next(Registry, monitor, state.Active!, GivenCohorts.At(now));
}
