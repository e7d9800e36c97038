using Perennial.Registry;
using Perennial.Terms;
using Perennial.Tests.Fakes;

namespace Perennial.Tests.Registry;

public sealed class FactTypesTests
{
    public static TheoryData<string> Names => [.. FactTypes.Names];

    [Theory, MemberData(nameof(Names))]
    public void A_fact_reads_back_as_it_was_written(string name)
    {
        var text = CanonicalJson.Write(Samples.Fact(FactTypes.Find(name).Type));
        Assert.Equal(text, CanonicalJson.Write(CanonicalJson.Read(text, FactTypes.Find(name).Type)));
    }

    [Theory, MemberData(nameof(Names))]
    public void The_shipped_shape_of_a_fact_does_not_change(string name)
    {
        var (type, schema) = FactTypes.Find(name);
        var file = Path.Combine(AppContext.BaseDirectory, "Golden", "facts", $"{name}.{schema}.json");
        var shipped = File.ReadAllText(file).TrimEnd();
        Assert.Equal(shipped, CanonicalJson.Write(Samples.Fact(type)));
        Assert.Equal(shipped, CanonicalJson.Write(CanonicalJson.Read(shipped, type)));
    }

    [Fact]
    public void Every_fact_has_a_name_of_its_own_and_every_name_a_fact()
    {
        Assert.True(FactTypes.Names.Count >= 15);
        Assert.Equal(typeof(IFact).Assembly.GetTypes().Count(type => type.IsAssignableTo(typeof(IFact)) && !type.IsInterface), FactTypes.Names.Count);
        Assert.All(FactTypes.Names, name => Assert.Matches("^[a-z]+(-[a-z]+)*$", name));
    }

    [Fact]
    public void An_unknown_name_is_a_fault_that_says_what_to_use() =>
        Assert.Contains("'moon-landed'", Assert.Throws<FaultException>(() => FactTypes.Find("moon-landed")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_fact_without_a_name_is_refused() =>
        Assert.Contains(nameof(Nameless), Assert.Throws<InvalidOperationException>(() => FactTypes.Of(new Nameless())).Message, StringComparison.Ordinal);

    private sealed record Nameless : IFact;
}
