using CsCheck;
using Perennial.Evaluate;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.RollOut;
using Perennial.Terms;
using Perennial.Tests.Monitor;
using FactAttribute = Xunit.FactAttribute;

namespace Perennial.Tests.RollOut;

public sealed class RolloutStateTests
{
    private static readonly Verdict Verdict = new("shadow", Outcome.NotEnoughEvidence, "so far", new Dictionary<string, double>());

    [Fact]
    public void A_second_rollout_does_not_begin_while_one_goes_on()
    {
        var state = After(RolloutState.Start, new RolloutStarted(2));
        var error = Assert.Throws<InvalidOperationException>(() => After(state, new RolloutStarted(3)));
        Assert.Contains("version 3", error.Message, StringComparison.Ordinal);
        Assert.Contains("version 2", error.Message, StringComparison.Ordinal);
        Assert.Equal(3, After(After(state, new ChallengerRejected(2, "worse")), new RolloutStarted(3)).Active!.Version);
    }

    [Fact]
    public void A_fact_about_a_version_that_is_not_in_a_rollout_is_refused() => Assert.Contains(
        "Version 3", Assert.Throws<InvalidOperationException>(() => After(After(RolloutState.Start, new RolloutStarted(2)), new ChallengerRejected(3, "?"))).Message, StringComparison.Ordinal);

    [Fact]
    public void Who_takes_part_in_answering_follows_from_the_phase()
    {
        var proposed = After(RolloutState.Start, new RolloutStarted(2));
        var shadow = After(proposed, new StageEntered(2, 0, GivenRollout.Shadow));
        var split = After(shadow, new StageEntered(2, 1, GivenRollout.Split));
        Assert.Null(proposed.Challenger);
        Assert.Equal(new Challenger(2, StageKind.Shadow), shadow.Challenger);
        Assert.Equal(new Challenger(2, StageKind.Split), split.Challenger);
        Assert.Equal(new Challenger(2, StageKind.Shadow), After(split, new StageHeld(2, 1, "time")).Challenger);
        Assert.Null(After(split, new VersionPromoted(2, 1, "better")).Challenger);
    }

    [Fact]
    public void A_new_stage_begins_without_the_evidence_of_the_one_before()
    {
        var state = After(After(RolloutState.Start, new RolloutStarted(2)), new StageEntered(2, 0, GivenRollout.Shadow));
        state = After(After(state, new CohortMeasured(GivenCohorts.Of(20))), new StageJudged(2, 0, Verdict));
        Assert.Equal(GivenCohorts.Day(20), state.Active!.JudgedThrough);
        Assert.Null(After(state, new StageEntered(2, 1, GivenRollout.Split)).Active!.JudgedThrough);
    }

    [Fact]
    public void No_walk_leaves_the_table_or_has_two_rollouts_going_on() => Gen.Int[0, 23].Array[1, 60].Sample(steps =>
    {
        var state = RolloutState.Start;
        foreach (var step in steps)
        {
            var before = state;
            try
            {
                state = After(state, Any(step));
            }
            catch (InvalidOperationException)
            {
                continue;
            }

            Assert.InRange(state.Rollouts.Count(one => one.Active), 0, 1);
            Assert.True(state.Active == state.Rollouts.FirstOrDefault(one => one.Active));
            Assert.All(before.Rollouts.Zip(state.Rollouts), pair => Assert.True(
                pair.First.Phase == pair.Second.Phase || Moves.All.Contains((pair.First.Phase, pair.Second.Phase))));
        }
    }, iter: 2_000);

    private static IFact Any(int step) => (step / 3, (step % 3) + 1) switch
    {
        (0, var version) => new RolloutStarted(version),
        (1, var version) => new StageEntered(version, 0, GivenRollout.Shadow),
        (2, var version) => new StageEntered(version, 1, GivenRollout.Split),
        (3, var version) => new StageHeld(version, 0, "time"),
        (4, var version) => new ChallengerRejected(version, "worse"),
        (5, var version) => new VersionPromoted(version, null, "better"),
        (6, var version) => new StageJudged(version, 0, Verdict),
        (_, var version) => new CohortMeasured(GivenCohorts.Of(version)),
    };

    private static RolloutState After(RolloutState state, IFact fact) => state.After(fact, GivenCohorts.At(20));
}
