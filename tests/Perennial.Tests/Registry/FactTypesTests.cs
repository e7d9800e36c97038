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
        Regenerated(name, schema, type);
        var shipped = File.ReadAllText(file).TrimEnd();
        Assert.Equal(shipped, CanonicalJson.Write(Samples.Fact(type)));
        Assert.Equal(shipped, CanonicalJson.Write(CanonicalJson.Read(shipped, type)));
    }

    /// <summary>What an earlier program wrote lacks what was added since, and is read.</summary>
    [Fact]
    public void Older_shapes_are_still_read()
    {
        var files = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Golden", "facts", "older"));
        Assert.NotEmpty(files);
        Assert.All(files, file =>
        {
            var (type, _) = FactTypes.Find(Path.GetFileName(file).Split('.')[0]);
            Assert.NotNull(CanonicalJson.Read(File.ReadAllText(file), type));
        });
    }

    /// <summary>With PERENNIAL_REGENERATE=1 a shape that gained optional members is written down anew; keep the one before under older.</summary>
    private static void Regenerated(string name, int schema, Type type)
    {
        if (Environment.GetEnvironmentVariable("PERENNIAL_REGENERATE") == "1")
        {
            var text = CanonicalJson.Write(Samples.Fact(type));
            File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "facts", $"{name}.{schema}.json"), text);
            File.WriteAllText(Path.Combine(Source(), "Golden", "facts", $"{name}.{schema}.json"), text + "\n");
        }
    }

    private static string Source([System.Runtime.CompilerServices.CallerFilePath] string file = "") => Path.GetDirectoryName(Path.GetDirectoryName(file)!)!;

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
