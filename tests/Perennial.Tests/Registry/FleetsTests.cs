using Perennial.Registry;
using Perennial.Terms;
using Perennial.Tests.Fakes;

namespace Perennial.Tests.Registry;

public sealed class FleetsTests
{
    private static readonly ModelDeclaration Template = Declared.Model with { Model = "demand", ForEach = "store" };

    [Fact]
    public void Every_value_has_a_model_that_knows_how_many_there_are()
    {
        var members = Fleets.Members(Template, ["south", "north", "south"]);
        Assert.Equal(["demand-north", "demand-south"], members.Select(model => model.Model));
        Assert.All(members, model => Assert.Equal((null, "demand", 2), (model.ForEach, model.Fleet!.Fleet, model.Fleet.Size)));
    }

    [Theory, InlineData("a b"), InlineData("ü"), InlineData("")]
    public void A_value_that_cannot_be_part_of_a_name_is_named(string value)
    {
        var fault = Assert.Throws<FaultException>(() => Fleets.Members(Template with { Model = new string('m', value.Length == 0 ? 64 : 8) }, [value]));
        Assert.Contains($"'{value}'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_one_model_has_no_members() => Assert.Throws<FaultException>(() => Fleets.Members(Declared.Model, ["a"]));
}
