namespace Perennial.Architecture.Tests.Source;

public sealed class BudgetTests
{
    private static readonly IReadOnlyList<SourceFile> Product = Repository.SourceFiles("src");
    private static readonly IReadOnlyList<SourceFile> Everything = Repository.SourceFiles("src", "tests", "bench", "samples");

    [Fact]
    public void No_file_is_longer_than_300_lines() => BudgetRule.LongFiles(Everything).MustBeClean(atLeast: 60);

    [Fact]
    public void No_method_is_longer_than_40_lines() => BudgetRule.LongMethods(Everything).MustBeClean(atLeast: 60);

    [Fact]
    public void Half_of_the_files_have_at_most_60_lines() => BudgetRule.FewShortFiles(Product).MustBeClean(atLeast: 40);

    [Fact]
    public void Nine_methods_in_ten_have_at_most_20_lines() => BudgetRule.FewShortMethods(Product).MustBeClean(atLeast: 10);

    [Theory]
    [InlineData(300, 0)]
    [InlineData(301, 1)]
    public void A_file_of_more_than_300_lines_is_caught(int lines, int findings) =>
        Assert.Equal(findings, BudgetRule.LongFiles([FileOf(lines)]).Findings.Count);

    [Theory]
    [InlineData(60, 0)]
    [InlineData(61, 2)]
    public void Too_few_short_files_are_caught(int lines, int findings) =>
        Assert.Equal(findings, BudgetRule.FewShortFiles([FileOf(60), FileOf(lines), FileOf(61)]).Findings.Count);

    [Theory]
    [InlineData("class C { void M() {@} }")]
    [InlineData("class C { C() {@} }")]
    [InlineData("class C { int P { get {@} } }")]
    [InlineData("class C { int M() => F(@); }")]
    [InlineData("class C { int P => F(@); }")]
    [InlineData("void Local() {@}")]
    public void A_body_of_more_than_40_lines_is_caught(string source)
    {
        Assert.NotEmpty(BudgetRule.LongMethods([new("src/P/C.cs", Fill(source, 41))]).Findings);
        Assert.Empty(BudgetRule.LongMethods([new("src/P/C.cs", Fill(source, 38))]).Findings);
    }

    [Fact]
    public void A_long_program_is_caught() =>
        Assert.Single(BudgetRule.LongMethods([new("src/P/Program.cs", string.Concat(Enumerable.Repeat("F();\n", 41)))]).Findings);

    [Theory]
    [InlineData(9, 0)]
    [InlineData(8, 1)]
    public void Too_few_short_methods_are_caught(int shortOnes, int findings)
    {
        var bodies = Enumerable.Range(0, shortOnes).Select(i => Fill($"void M{i}() {{@}}", 20)).Append(Fill("void Long() {@}", 21));
        var examined = BudgetRule.FewShortMethods([new("src/P/C.cs", $"class C {{ {string.Concat(bodies)} }}")]);
        Assert.Equal(shortOnes + 1, examined.Seen);
        Assert.Equal(findings, examined.Findings.Count);
    }

    private static SourceFile FileOf(int lines) => new("src/P/C.cs", string.Concat(Enumerable.Repeat("//\n", lines)));

    private static string Fill(string source, int lines) =>
        source.Replace("@", string.Concat(Enumerable.Repeat("\n//", lines)) + "\n", StringComparison.Ordinal);
}
