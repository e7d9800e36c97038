using Perennial.Registry;
using Perennial.Terms;
using Perennial.Tests.Fakes;

namespace Perennial.Tests.Registry;

public sealed class RegistryStateTests
{
    [Fact]
    public void The_champion_is_the_last_that_was_crowned_and_what_was_taken_back_is_no_previous_one()
    {
        var state = RegistryState.Start
            .After(new VersionPromoted(1, null, "first"), World.Day(1))
            .After(new VersionPromoted(2, 1, "better"), World.Day(2))
            .After(new ChampionRolledBack(2, 1, "worse"), World.Day(3));
        Assert.Equal((1, World.Day(3)), (state.Champion!.Value, state.ChampionSince!.Value));
        Assert.Null(state.Previous);
        Assert.Equal([2], state.TakenBack);
        Assert.Equal([null, 1, 2, 1], Enumerable.Range(0, 4).Select(day => state.ChampionAt(World.Day(day))));
        Assert.Equal(1, state.ChampionAt(World.Day(2).AddTicks(-1)));
    }

    [Fact]
    public void An_unknown_version_and_an_undeclared_model_are_faults_that_say_what_there_is()
    {
        Assert.Contains("none was trained yet", Assert.Throws<FaultException>(() => RegistryState.Start.Version(3)).Message, StringComparison.Ordinal);
        var state = RegistryState.Start.After(new VersionRegistered(Samples.Version(1, Digest.None)), World.Start);
        Assert.Contains("no version 3; there are 1 to 1", Assert.Throws<FaultException>(() => state.Version(3)).Message, StringComparison.Ordinal);
        Assert.Contains("perennial apply", Assert.Throws<FaultException>(() => RegistryState.Start.Declared()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stop_lasts_until_it_is_taken_back()
    {
        var frozen = RegistryState.Start.After(new ModelFrozen("stop"), World.Start);
        Assert.True(frozen.After(new ModelDeclared(Declared.Model), World.Start).Frozen);
        Assert.False(frozen.After(new ModelUnfrozen("go"), World.Start).Frozen);
    }

    [Fact]
    public void A_feature_that_is_added_is_recorded_from_then_on_and_the_others_always_were()
    {
        var added = Declared.Model with { Features = [.. Declared.Model.Features, new FeatureDeclaration("new", FeatureType.Numeric)] };
        var state = RegistryState.Start.After(new ModelDeclared(Declared.Model), World.Day(0)).After(new ModelDeclared(added), World.Day(9));
        Assert.Equal([null, null, World.Day(9)], state.Declared().Features.Select(feature => feature.RecordedSince));
        Assert.Equal(2, state.DeclaredAt(World.Day(8)).Features.Count);
        Assert.Equal(3, state.DeclaredAt(World.Day(10)).Features.Count);

        var again = state.After(new ModelDeclared(added with { Mode = Mode.Watch }), World.Day(12));
        Assert.Equal(World.Day(9), again.Declared().Features[2].RecordedSince);
    }
}
