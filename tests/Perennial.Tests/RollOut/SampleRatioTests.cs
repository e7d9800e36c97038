using Perennial.Monitor;
using Perennial.Registry;
using Perennial.RollOut;
using Perennial.Terms;
using Perennial.Tests.Monitor;
using FactAttribute = Xunit.FactAttribute;

namespace Perennial.Tests.RollOut;

public sealed class SampleRatioTests
{
    private static readonly RegistryState Registry = GivenRollout.Registry(GivenRollout.Split);

    [Fact]
    public void Arms_that_are_not_split_as_declared_pause_the_rollout_before_any_label_came()
    {
        var state = Counted(1_300, 700);
        var facts = Next(state, 20.1);
        Assert.Equal([typeof(StageJudged), typeof(RolloutPaused)], facts.Select(fact => fact.GetType()));
        Assert.Equal(("sample-ratio", Outcome.Fail), facts[0] is StageJudged { Verdict: var verdict } ? (verdict.Gate, verdict.Outcome) : default);
        Assert.Contains("2,000 entities are not split as declared", ((RolloutPaused)facts[1]).Reason, StringComparison.Ordinal);
        Assert.Null(((RolloutPaused)facts[1]).By);
        Assert.Empty(Next(Counted(1_030, 970), 20.1));
    }

    [Fact]
    public void What_nobody_trusts_is_never_promoted_and_given_up_when_nobody_says_a_word()
    {
        var paused = Paused();
        Assert.Empty(Next(paused, 25, GivenRollout.Arms(25, -0.05)));
        Assert.Empty(Next(paused, 34, GivenRollout.Arms(33, -0.05)));
        Assert.Contains("nobody let it go on", Assert.IsType<ChallengerRejected>(Next(paused, 34.1, GivenRollout.Arms(33, -0.05))[0]).Because, StringComparison.Ordinal);
    }

    [Fact]
    public void Let_go_on_it_gathers_evidence_anew()
    {
        var resumed = Paused().After(new RolloutResumed(2, "the hash was mended", "ann"), GivenCohorts.At(25));
        Assert.Empty(Next(resumed, 25.1, GivenRollout.Arms(25, -0.05)));
        var sound = resumed.After(Measured(new ArmsServed(2, 0.5, GivenServing.Begun, 1_300 + 990, 700 + 1_010), 2), GivenCohorts.At(25.1));
        Assert.DoesNotContain(Next(sound, 29, GivenRollout.Arms(28, -0.05)), fact => fact is RolloutPaused);
        Assert.Contains(Next(sound, 29, GivenRollout.Arms(28, -0.05)), fact => fact is VersionPromoted);
        var broken = resumed.After(Measured(new ArmsServed(2, 0.5, GivenServing.Begun, 1_300 + 1_300, 700 + 700), 2), GivenCohorts.At(25.1));
        Assert.Contains(Next(broken, 25.2, GivenRollout.Arms(25, -0.05)), fact => fact is RolloutPaused);
    }

    [Fact]
    public void A_count_of_another_share_says_nothing_of_this_one()
    {
        var state = Counted(1_300, 700, share: 0.3);
        Assert.Null(state.Active!.Arms);
        Assert.Empty(Next(state, 20.1));
    }

    private static RolloutState Paused() => Counted(1_300, 700).After(new RolloutPaused(2, "not as declared", null), GivenCohorts.At(20.1));

    private static RolloutState Counted(long champion, long challenger, double share = 0.5) => RolloutState.Start
        .After(new RolloutStarted(2), GivenCohorts.At(20)).After(new StageEntered(2, 0, GivenRollout.Split), GivenCohorts.At(20))
        .After(Measured(new ArmsServed(2, share, GivenServing.Begun, champion, challenger), 1), GivenCohorts.At(20.05));

    private static ServingMeasured Measured(ArmsServed arms, int minute) => new(GivenServing.Minute(minute, GivenServing.Version(2, 100, 0)) with { Arms = arms });

    private static IReadOnlyList<IFact> Next(RolloutState state, double now, MonitorState? monitor = null) =>
        RolloutPolicy.Next(Registry, monitor ?? GivenRollout.Arms(20, 0), state.Active!, GivenCohorts.At(now));
}
