using Perennial.Registry;
using Perennial.RollOut;
using Perennial.Terms;
using Perennial.Tests.Monitor;
using Perennial.Tests.RollOut;
using FactAttribute = Xunit.FactAttribute;

namespace Perennial.Tests;

public sealed class SteeringTests
{
    private static readonly ModelState Going = Of(new RolloutStarted(2), new StageEntered(2, 0, GivenRollout.Shadow));

    [Fact]
    public void A_rollout_is_paused_once_and_resumed_once()
    {
        Assert.Equal([new RolloutPaused(2, "a storm", "ann")], Steering.Pause(Going, "a storm", "ann"));
        var paused = With(Going, new RolloutPaused(2, "a storm", "ann"));
        Assert.Empty(Steering.Pause(paused, "again", "bob"));
        Assert.Equal([new RolloutResumed(2, "over", "bob")], Steering.Resume(paused, "over", "bob"));
        Assert.Empty(Steering.Resume(Going, "over", "bob"));
    }

    [Fact]
    public void Aborted_the_challenger_is_given_up_in_the_name_of_who_did_it()
    {
        var facts = Steering.Abort(Going, "trained on the strike", "ann");
        Assert.Equal(new ChallengerRejected(2, "ann aborted its rollout: trained on the strike"), facts[0]);
        Assert.Equal(1, facts.Aggregate(Going, With).Registry.Champion);
        Assert.Null(facts.Aggregate(Going, With).RollOut.Active);
    }

    [Fact]
    public void Promoted_it_is_champion_whether_it_was_paused_or_not()
    {
        Assert.Equal(2, Steering.Promote(Going, "reviewed").Aggregate(Going, With).Registry.Champion);
        var paused = With(Going, new RolloutPaused(2, "a storm", "ann"));
        var after = Steering.Promote(paused, "reviewed").Aggregate(paused, With);
        Assert.Equal((2, Phase.Promoted, null), (after.Registry.Champion, after.RollOut.Rollouts[^1].Phase, after.RollOut.Rollouts[^1].Paused));
    }

    [Fact]
    public void What_makes_no_sense_is_refused_with_the_way_out()
    {
        Refuses("No rollout goes on", state => Steering.Pause(state, "x", "ann"), Of());
        Refuses("No rollout goes on", state => Steering.Promote(state, "x"), Of());
        Refuses("perennial unfreeze", state => Steering.Abort(state, "x", "ann"), With(Going, new ModelFrozen("audit")));
        Refuses("it takes no step anyhow", state => Steering.Pause(state, "x", "ann"), With(Going, new StageHeld(2, 0, "time")));
        Refuses("perennial rollout resume", state => Steering.Pause(state, "x", "ann"), With(Going, new RolloutPaused(2, "the arms", null)));
    }

    private static void Refuses(string word, Func<ModelState, IReadOnlyList<IFact>> act, ModelState state) =>
        Assert.Contains(word, Assert.Throws<FaultException>(() => act(state)).Message, StringComparison.Ordinal);

    private static ModelState Of(params IFact[] facts) => facts.Aggregate(
        ModelState.Start with { Registry = GivenRollout.Registry(GivenRollout.Shadow), Monitor = GivenCohorts.State([GivenCohorts.Of(19)]) }, With);

    private static ModelState With(ModelState state, IFact fact) => state.With(fact, GivenCohorts.At(20));
}
