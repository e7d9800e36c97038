using Perennial.Decide;
using Perennial.Registry;
using Perennial.RollOut;
using Perennial.Terms;
using Perennial.Tests.Fakes;

namespace Perennial.Tests;

public sealed class RegistrationTests
{
    [Fact]
    public void The_same_version_is_registered_once_and_another_name_is_another_version()
    {
        using var elsewhere = new Elsewhere();
        var state = elsewhere.Life.State;
        Assert.Empty(Registration.Register(state, Elsewhere.Version(Flavours.External, elsewhere.Life)));
        var registered = Assert.IsType<VersionRegistered>(Assert.Single(Registration.Register(state, Elsewhere.Version(Flavours.External, elsewhere.Life, "autumn"))));
        Assert.Equal((2, 1), (registered.Version.Number, registered.Version.Parent));
    }

    [Fact]
    public void A_version_has_answered_since_the_time_that_a_person_says()
    {
        using var life = Declare();
        Act(life, World.Day(9), state => Registration.Register(state, Elsewhere.Version(Flavours.External, life)));
        Assert.Equal(VersionStanding.Registered, life.State.Standing(life.State.Registry.Version(1)));
        Act(life, World.Day(9), state => Registration.Promote(state, 1, "it answers", World.Day(2)));
        Assert.Equal(World.Day(2), life.State.Registry.ChampionSince);
        Assert.Equal(World.Day(9), life.History[^1].Event.AsOf);
    }

    [Fact]
    public void What_was_measured_since_then_still_has_its_say()
    {
        using var elsewhere = new Elsewhere().Until(6);
        Act(elsewhere.Life, World.Day(7), state => Registration.Register(state, Elsewhere.Version(Flavours.External, elsewhere.Life, "autumn")));
        Assert.Contains(Registration.Promote(elsewhere.Life.State, 2, "newer", null), fact => fact is EvidenceConsumed);
        Assert.DoesNotContain(Registration.Promote(elsewhere.Life.State, 2, "newer", World.Day(5)), fact => fact is EvidenceConsumed);
    }

    [Fact]
    public void Nobody_has_answered_since_before_the_champion()
    {
        using var elsewhere = new Elsewhere();
        Act(elsewhere.Life, World.Day(1), state => Registration.Register(state, Elsewhere.Version(Flavours.External, elsewhere.Life, "autumn")));
        var fault = Assert.Throws<FaultException>(() => Registration.Promote(elsewhere.Life.State, 2, "newer", World.Day(-3)));
        Assert.Contains("version 1 became champion at 2024-01-01 00:00Z", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_what_can_answer_here_begins_the_stages()
    {
        using var elsewhere = new Elsewhere(external: false);
        Act(elsewhere.Life, World.Day(1), state => Registration.Register(state, Elsewhere.Version(Flavours.External, elsewhere.Life, "autumn")));
        Assert.Contains("known only by its logged answers", Assert.Throws<FaultException>(() => Registration.Challenge(elsewhere.Life.State, 2)).Message, StringComparison.Ordinal);
        Act(elsewhere.Life, World.Day(1), state => Registration.Register(state, Elsewhere.Version(Flavours.Constant, elsewhere.Life, "winter")));
        Assert.IsType<RolloutStarted>(Assert.Single(Registration.Challenge(elsewhere.Life.State, 3)));
        Act(elsewhere.Life, World.Day(1), state => Registration.Challenge(state, 3));
        Assert.Equal(VersionStanding.Challenger, elsewhere.Life.State.Standing(elsewhere.Life.State.Registry.Version(3)));
        Assert.Empty(Registration.Challenge(elsewhere.Life.State, 3));
    }

    private static Life Declare()
    {
        var life = new Life(Declared.Model, new World(36, 20));
        life.Process.States.Act(life.Model.Model, World.Start, "ann", _ => [new ModelDeclared(life.Model)]);
        return life;
    }

    private static void Act(Life life, DateTimeOffset now, Func<ModelState, IReadOnlyList<IFact>> facts) =>
        life.Process.States.Act(life.Model.Model, now, "ann", facts);
}
