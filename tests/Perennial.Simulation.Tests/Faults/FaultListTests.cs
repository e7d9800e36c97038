using Perennial.Simulation.Faults;
using Perennial.Terms;

namespace Perennial.Simulation.Tests.Faults;

public sealed class FaultListTests
{
    [Fact]
    public void Faults_are_chosen_once_each_and_in_one_order() =>
        Assert.Equal([BrokenFeed.Called, LabelOutage.Called], FaultList.Chosen([LabelOutage.Called, BrokenFeed.Called, LabelOutage.Called]));

    [Fact]
    public void None_is_none() => Assert.Empty(FaultList.Chosen([FaultList.None]));

    [Theory]
    [InlineData("flood", "broken-feed, sabotaged-challenger")]
    [InlineData("none broken-feed", "stands alone")]
    public void What_cannot_be_chosen_is_refused_with_what_can(string asked, string said) =>
        Assert.Contains(said, Assert.Throws<FaultException>(() => FaultList.Chosen(asked.Split(' '))).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_fault_can_be_made_by_its_name_and_says_what_it_does() => Assert.All(FaultList.Names, name =>
    {
        var fault = Assert.Single(FaultList.Of([name], FaultyReplay.Model, new GivenHistory(), (_, _) => { }));
        Assert.Equal(name, fault.Name);
        Assert.NotEmpty(fault.What);
        Assert.NotEmpty(FaultList.About(name));
    });

    [Fact]
    public void A_history_without_a_column_to_break_is_refused()
    {
        var model = FaultyReplay.Model with { Features = [new FeatureDeclaration("c", FeatureType.Categorical)] };
        Assert.Contains("no numeric feature", Assert.Throws<FaultException>(() => BrokenFeed.Of(model, new GivenHistory())).Message, StringComparison.Ordinal);
    }
}
