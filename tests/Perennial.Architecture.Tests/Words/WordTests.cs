namespace Perennial.Architecture.Tests.Words;

public sealed class WordTests
{
    /// <summary>Tests that use material beside the checkout when it is there, and skip when it is not. Each by its path.</summary>
    private static readonly HashSet<string> MayLookBeside = new(StringComparer.Ordinal);

    [Fact]
    public void No_file_speaks_of_the_place_where_it_was_written() => Examination.Of(
        Repository.TextFiles().Where(file => !MayLookBeside.Contains(file.Path)), file => WordRule.Check(file, WordRule.Workplace)).MustBeClean(atLeast: 80);

    [Fact]
    public void Every_exception_is_still_there_and_still_needed() => Assert.All(MayLookBeside, path =>
        Assert.NotEmpty(WordRule.Check(Assert.IsType<SourceFile>(Repository.Find(path)), WordRule.Workplace)));

    [Fact]
    public void No_work_was_left_undone() => Examination.Of(
        Repository.TextFiles("src", "tests", "bench", "samples"), file => WordRule.Check(file, WordRule.Unfinished)).MustBeClean(atLeast: 70);

    [Theory]
    [InlineData("see ..", "/shared/notes.md")]
    [InlineData("in /wo", "rk/main/README.md")]
    [InlineData("(/wo", "rk/x)")]
    [InlineData("as This is", "sue asks")]
    [InlineData("during this ses", "sion")]
    public void A_word_of_the_workplace_is_caught(string start, string rest)
    {
        var word = (start + rest).Replace("This is" + "sue", "This " + "issue", StringComparison.Ordinal);
        Assert.Single(WordRule.Check(new("docs/planted.md", "fine\n" + word), WordRule.Workplace));
    }

    [Theory]
    [InlineData("//TO", "DO: later")]
    [InlineData("// FIX", "ME")]
    [InlineData("throw new NotImplemented", "Exception();")]
    public void Unfinished_work_is_caught(string start, string rest) =>
        Assert.Equal(2, Assert.Single(WordRule.Check(new("src/P/Planted.cs", "fine\n" + start + rest), WordRule.Unfinished)).Line);

    [Theory]
    [InlineData("A framework/library; bench/work/x; an issue of this kind; the ONNX session.")]
    public void Ordinary_words_pass(string text) => Assert.Empty(WordRule.Check(new("docs/planted.md", text), WordRule.Workplace));
}
