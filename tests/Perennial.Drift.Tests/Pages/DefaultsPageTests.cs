namespace Perennial.Drift.Tests.Pages;

/// <summary>Every page of docs/statistics ends with the defaults of its family, as the code has them.</summary>
public sealed class DefaultsPageTests
{
    /// <summary>Set to write the tables instead of comparing them.</summary>
    private const string Regenerate = "PERENNIAL_REGENERATE";

    private const string Begin = "<!-- defaults: generated, see DefaultsPageTests -->\n";
    private const string End = "<!-- end of defaults -->\n";

    [Theory]
    [InlineData("two-sample.md", "TwoSample")]
    [InlineData("selection.md", "Selection")]
    [InlineData("multivariate.md", "Multivariate")]
    [InlineData("false-alarms.md", "Budget", "Multiplicity")]
    [InlineData("paired.md", "Paired")]
    [InlineData("scoring.md", "Scoring")]
    [InlineData("sequential.md", "Sequential")]
    [InlineData("sketches.md", "Sketches")]
    [InlineData("streaming.md", "Streaming")]
    [InlineData("unlabelled.md", "Unlabelled")]
    public void The_page_holds_the_defaults_of_its_family(string page, params string[] families)
    {
        var path = Path.Combine(Root(AppContext.BaseDirectory), "docs", "statistics", page);
        var (text, table) = (File.ReadAllText(path), DefaultsTable.Of(families));
        if (Environment.GetEnvironmentVariable(Regenerate) is not null)
        {
            text = With(text, table);
            File.WriteAllText(path, text);
        }

        Assert.True(table.Split('\n').Length > 4, $"{page} has no defaults.");
        Assert.True(text == With(text, table), $"{path} differs from the code; run this test with {Regenerate}=1.");
    }

    [Fact]
    public void A_table_names_options_parameters_and_their_defaults()
    {
        var table = DefaultsTable.Of(["Selection"]);
        Assert.Contains("| `ColumnComparisonOptions` | `Bins` 10, ", table, StringComparison.Ordinal);
        Assert.Contains("| `TestChoice.OfShares` | `leastExpectedRows` 5 |", table, StringComparison.Ordinal);
        Assert.Contains("| `BucketedCategories` | `size` 1024 |", table, StringComparison.Ordinal);
    }

    private static string With(string text, string table)
    {
        var (begin, end) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        return begin < 0 || end < begin
            ? $"{text.TrimEnd()}\n\n## Defaults\n\n{Begin}\n{table}\n{End}"
            : $"{text[..begin]}{Begin}\n{table}\n{text[end..]}";
    }

    private static string Root(string folder) => File.Exists(Path.Combine(folder, "Perennial.slnx"))
        ? folder
        : Root(Path.GetDirectoryName(folder) ?? throw new FileNotFoundException("No Perennial.slnx above the tests."));
}
