using Perennial.RollOut;
using Perennial.Terms;
using Perennial.Tests.Fakes;

namespace Perennial.Tests;

public sealed class InterventionTests
{
    [Fact]
    public void A_person_lets_a_rejected_version_go_on_into_its_first_stage_and_says_why()
    {
        var state = Idle(out var rejected);
        var fact = Assert.IsType<RolloutStarted>(Assert.Single(Intervention.RollOut(state, rejected, "I know better")));
        Assert.Equal((rejected, "I know better"), (fact.Version, fact.Reason));
        var next = state.With(fact, state.Head.AsOf);
        Assert.Equal(VersionStanding.Challenger, next.Standing(next.Registry.Version(rejected)));
        Assert.Empty(Intervention.RollOut(next, rejected, "again"));
        Assert.IsType<StageEntered>(Assert.Single(RolloutPolicy.Next(next.Registry, next.Monitor, next.RollOut.Active!, state.Head.AsOf)));
    }

    [Fact]
    public void What_was_not_rejected_or_would_serve_at_once_is_refused()
    {
        var state = Idle(out var rejected);
        Assert.Contains("was not rejected", Refused(state, state.Registry.Champion!.Value), StringComparison.Ordinal);
        Assert.Contains("no version 99", Refused(state, 99), StringComparison.Ordinal);
        var bare = state with { Registry = state.Registry with { Declaration = Declared.Model with { Rollout = [] } } };
        Assert.Contains("would serve at once", Refused(bare, rejected), StringComparison.Ordinal);
        var frozen = state with { Registry = state.Registry with { Frozen = true } };
        Assert.Contains("frozen", Refused(frozen, rejected), StringComparison.Ordinal);
        var watched = state with { Registry = state.Registry with { Declaration = Declared.Model with { Mode = Mode.Watch } } };
        Assert.Contains("watch", Refused(watched, rejected), StringComparison.Ordinal);
    }

    [Fact]
    public void Days_are_left_out_once_and_count_again_when_released()
    {
        var state = Idle(out _);
        var day = state.Monitor.MaturedDay!.Value;
        var held = state.With(Assert.Single(Intervention.Quarantine(state, day, null, "a strike")), state.Head.AsOf);
        Assert.Equal([day], held.Monitor.LeftOut);
        Assert.Empty(Intervention.Quarantine(held, day, day, "again"));
        Assert.Throws<FaultException>(() => Intervention.Quarantine(state, day, day.AddDays(-1), "backwards"));
        Assert.Empty(held.With(Assert.Single(Intervention.Release(held, day, "over")), state.Head.AsOf).Monitor.LeftOut);
        Assert.Empty(Intervention.Release(state, day, "nothing"));
    }

    [Fact]
    public void A_challenger_is_given_up_once_and_the_champion_stays()
    {
        var state = Idle(out var rejected);
        var challenger = state.With(Assert.Single(Intervention.RollOut(state, rejected, "I know better")), state.Head.AsOf);
        var given = Intervention.Reject(challenger, rejected, "a fault").Aggregate(challenger, (all, fact) => all.With(fact, state.Head.AsOf));
        Assert.Null(given.RollOut.Active);
        Assert.Equal(state.Registry.Champion, given.Registry.Champion);
        Assert.Equal(VersionStanding.Rejected, given.Standing(given.Registry.Version(rejected)));
        Assert.Empty(Intervention.Reject(given, rejected, "again"));
        Assert.Contains("is no challenger", Assert.Throws<FaultException>(() => Intervention.Reject(state, state.Registry.Champion!.Value, "why")).Message, StringComparison.Ordinal);
        var frozen = challenger with { Registry = challenger.Registry with { Frozen = true } };
        Assert.Contains("frozen", Assert.Throws<FaultException>(() => Intervention.Reject(frozen, rejected, "why")).Message, StringComparison.Ordinal);
    }

    private static string Refused(ModelState state, int version) => Assert.Throws<FaultException>(() => Intervention.RollOut(state, version, "why")).Message;

    /// <summary>A life in which nothing goes on, and one version was rejected by its gates.</summary>
    private static ModelState Idle(out int rejected)
    {
        using var life = Lives.Whole();
        ModelState? idle = null;
        var number = 0;
        life.Turned = state =>
        {
            if (state.Busy is null && !state.Registry.Frozen && state.Registry.Versions.Find(one => state.Standing(one) == VersionStanding.Rejected) is { } version)
            {
                (idle, number) = (state, version.Number);
            }
        };
        life.Until(Lives.Days);
        rejected = number;
        return idle!;
    }
}
