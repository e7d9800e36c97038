namespace Perennial.Architecture.Tests.Mirror;

public sealed class MirrorTests
{
    private const string Test = "class T { [Fact] public void Holds() { } }";

    [Fact]
    public void Every_folder_of_src_has_its_tests_in_the_twin_folder() =>
        MirrorRule.Check(Repository.SourceFiles("src"), Repository.SourceFiles("tests")).MustBeClean(atLeast: 4);

    [Theory]
    [InlineData("src/P/Log/A.cs", "tests/P.Tests/Train/ATests.cs", Test)]
    [InlineData("src/P/Log/A.cs", "tests/P.Tests/Log/Rows.cs", "class Rows { public void Fact() { } }")]
    [InlineData("src/P/Log/A.cs", "tests/P.Tests/Logs/ATests.cs", Test)]
    [InlineData("src/P/A.cs", "tests/P.Tests/Log/ATests.cs", Test)]
    public void A_folder_without_a_test_is_caught(string source, string test, string text) => Assert.Single(Check(source, test, text));

    [Theory]
    [InlineData("src/P/Log/A.cs", "tests/P.Tests/Log/ATests.cs", Test)]
    [InlineData("src/P/Log/A.cs", "tests/P.Tests/Log/Deeper/ATests.cs", "class T { [Theory, InlineData(1)] public void Holds(int n) { } }")]
    [InlineData("src/P/A.cs", "tests/P.Tests/ATests.cs", Test)]
    [InlineData("src/P/Program.cs", "tests/P.Tests/Log/ATests.cs", Test)]
    public void A_folder_with_a_test_passes(string source, string test, string text) => Assert.Empty(Check(source, test, text));

    private static IReadOnlyList<Finding> Check(string source, string test, string text) =>
        MirrorRule.Check([new(source, string.Empty)], [new(test, text)]).Findings;
}
