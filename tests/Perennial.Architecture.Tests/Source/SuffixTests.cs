namespace Perennial.Architecture.Tests.Source;

public sealed class SuffixTests
{
    [Fact]
    public void No_type_ends_in_a_word_that_says_nothing() =>
        Examination.Of(Repository.SourceFiles("src", "tests", "bench"), SuffixRule.Check).MustBeClean(atLeast: 60);

    [Theory]
    [InlineData("class ModelManager;")]
    [InlineData("static class PathHelpers;")]
    [InlineData("interface ITrainingService;")]
    [InlineData("record Outer { record struct RowData; }")]
    [InlineData("enum ColumnInfo;")]
    [InlineData("delegate void StringUtil();")]
    [InlineData("class StoreImpl<T>;")]
    [InlineData("class Helper;")]
    public void An_empty_suffix_is_caught(string source) => Assert.Single(Check(source));

    [Theory]
    [InlineData("class JournalStore; record RetrainOptions; class Metadata; class Database; record struct ModelId; class ServiceLevel;")]
    public void A_word_of_the_domain_passes(string source) => Assert.Empty(Check(source));

    private static IEnumerable<Finding> Check(string source) => SuffixRule.Check(new("src/P/Planted.cs", source));
}
