namespace Perennial.Architecture.Tests.Source;

public sealed class NamespaceTests
{
    [Fact]
    public void A_namespace_is_the_folder_of_its_file() =>
        Examination.Of(Repository.SourceFiles("src", "tests", "bench"), NamespaceRule.Check).MustBeClean(atLeast: 60);

    [Theory]
    [InlineData("namespace Perennial; class Planted;")]
    [InlineData("namespace Perennial.Log { class Planted; }")]
    [InlineData("class Planted;")]
    public void Another_namespace_a_block_or_none_is_caught(string source) => Assert.Single(Check(source));

    [Theory]
    [InlineData("namespace Perennial.Log; class Planted;")]
    [InlineData("global using System;")]
    public void The_namespace_of_the_folder_passes(string source) => Assert.Empty(Check(source));

    private static IEnumerable<Finding> Check(string source) => NamespaceRule.Check(new("src/Perennial/Log/Planted.cs", source));
}
