namespace Perennial.Architecture.Tests.Stages;

/// <summary>The one test that insists on all nine folders; the other rules take those that are there.</summary>
public sealed class StageListTests
{
    [Fact]
    public void The_list_of_stages_names_every_folder_of_the_domain() =>
        Assert.Equal(Drawing.Stages.Order(StringComparer.Ordinal), FoldersWithSource());

    [Fact]
    public void No_folder_of_the_domain_is_missing_from_the_list()
    {
        var folders = FoldersWithSource();
        Assert.True(folders.Count >= 4, $"Only {folders.Count} folders found.");
        Assert.Empty(folders.Except(Drawing.Stages));
    }

    private static List<string> FoldersWithSource() =>
        [.. Repository.Folders(Drawing.Domain).Where(name => Repository.SourceFiles($"{Drawing.Domain}/{name}").Count > 0)];
}
