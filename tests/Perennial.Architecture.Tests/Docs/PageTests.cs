namespace Perennial.Architecture.Tests.Docs;

public sealed class PageTests
{
    private static readonly SourceFile Compiled = new("src/P/C.cs", "class C\n{\n    #region use\n    var x = 1;\n\n    F(x);\n    #endregion\n}\n");

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/the-path.md")]
    public void A_page_draws_the_path_as_the_code_walks_it(string path)
    {
        var page = Repository.Find(path);
        Assert.SkipWhen(page is null, $"{path} is not written yet.");
        Examination.Of([page!], one => PathPageRule.Check(one, Drawing.Path)).MustBeClean(atLeast: 1);
    }

    [Fact]
    public void Pages_show_code_that_is_compiled_and_commands_that_exist() => Examination.Of(
        Repository.TextFiles().Where(file => file.Name.EndsWith(".md", StringComparison.Ordinal)),
        page => SnippetRule.Check(page, Repository.Find)).MustBeClean(atLeast: 2);

    [Theory]
    [InlineData(" Log ......... durable inbox\n Decide ...... keep", 1)]
    [InlineData(" Decide ...... keep\n Log ......... inbox\n Serve ....... answers", 1)]
    [InlineData("Nothing drawn.", 1)]
    [InlineData("```text\n Log ......... inbox\n    |\n Decide ...... keep\n    |\n Serve ....... answers\n```", 0)]
    public void Another_path_is_caught(string text, int findings) =>
        Assert.Equal(findings, PathPageRule.Check(new("README.md", text), ["Log", "Decide", "Serve"]).Count());

    [Theory]
    [InlineData("```csharp\nvar x = 1;\n```")]
    [InlineData("<!-- snippet: src/P/C.cs#use -->\n```csharp\nvar x = 2;\nF(x);\n```")]
    [InlineData("<!-- snippet: src/P/C.cs#other -->\n```csharp\nvar x = 1;\nF(x);\n```")]
    [InlineData("<!-- snippet: src/P/Gone.cs#use -->\n```csharp\nvar x = 1;\n```")]
    [InlineData("```bash\n./gone demo\n```")]
    [InlineData("text\n```console\n$ ./gone demo\n```")]
    public void A_snippet_that_is_not_true_is_caught(string text) => Assert.Single(Check(text));

    [Theory]
    [InlineData("<!-- snippet: src/P/C.cs#use -->\n```csharp\nvar x = 1;\n\nF(x);\n```\n\n```json\n{}\n```")]
    [InlineData("```bash\n./perennial demo\nls\n```")]
    public void A_true_snippet_passes(string text) => Assert.Empty(Check(text));

    private static IEnumerable<Finding> Check(string text) => SnippetRule.Check(new("README.md", text),
        path => path == Compiled.Path ? Compiled : path == "perennial" ? new(path, string.Empty) : null);
}
