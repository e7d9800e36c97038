namespace Perennial.Architecture.Tests.Source;

public sealed class DocCommentTests
{
    [Fact]
    public void Every_public_type_says_what_it_is() => DocCommentRule.Check(Repository.SourceFiles("src")).MustBeClean(atLeast: 40);

    [Theory]
    [InlineData("public class Silent;")]
    [InlineData("namespace N; public enum Silent;")]
    [InlineData("public delegate void Silent();")]
    [InlineData("// Not a doc comment.\npublic record Silent;")]
    [InlineData("///\npublic record Silent;")]
    [InlineData("/// <summary>Says.</summary>\npublic class Outer { public interface ISilent; }")]
    public void A_silent_public_type_is_caught(string source) => Assert.Single(Check(source));

    [Theory]
    [InlineData("/// <summary>Says.</summary>\npublic class Outer { class Hidden { public class Inner; } }")]
    [InlineData("/// <summary>Says.</summary>\npublic partial class Parts; public partial class Parts;")]
    [InlineData("/// <summary>Says.</summary>\n[System.Obsolete]\npublic class Attributed;")]
    [InlineData("internal class Own;")]
    public void A_documented_or_hidden_type_passes(string source) => Assert.Empty(Check(source));

    private static IReadOnlyList<Finding> Check(string source) => DocCommentRule.Check([new("src/P/Planted.cs", source)]).Findings;
}
