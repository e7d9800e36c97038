using Perennial.Adapters.Yaml;

namespace Perennial.Adapters.Tests.Yaml;

public sealed class ModelFileReferenceTests
{
    private const string End = "<!-- /keys -->";

    [Fact]
    public void The_table_in_the_docs_is_the_one_generated()
    {
        string page = File.ReadAllText(RepositoryFile.At("docs", "model-file.md"));
        int start = page.IndexOf('\n', page.IndexOf("<!-- keys:", StringComparison.Ordinal)) + 1;
        int end = page.IndexOf(End, StringComparison.Ordinal);
        Assert.True(start > 0 && end >= start);

        RepositoryFile.AssertHolds(page[..start] + ModelFileReference.Markdown() + page[end..], "docs", "model-file.md");
    }

    [Fact]
    public void Every_key_has_a_row_of_four_cells()
    {
        string[] rows = ModelFileReference.Markdown().TrimEnd().Split('\n')[2..];

        Assert.Equal(ModelKeys.All.Count, rows.Length);
        Assert.All(rows, row => Assert.Equal(5, row.Replace("\\|", "", StringComparison.Ordinal).Count(letter => letter == '|')));
    }
}
