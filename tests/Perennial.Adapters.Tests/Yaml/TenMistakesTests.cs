using Perennial.Adapters.Yaml;

namespace Perennial.Adapters.Tests.Yaml;

public sealed class TenMistakesTests
{
    private static readonly string[] Folder = ["tests", "Perennial.Adapters.Tests", "Yaml"];

    [Fact]
    public void A_file_with_ten_mistakes_lists_all_ten_at_once()
    {
        string text = File.ReadAllText(RepositoryFile.At([.. Folder, "ten-mistakes.yaml"]));

        ModelFileFaults faults = Assert.Throws<ModelFileFaults>(() => ModelFile.Parse(text, "ten-mistakes.yaml"));

        Assert.Equal(10, faults.Faults.Count);
        Assert.All(faults.Faults, fault => Assert.True(fault.Line > 0 && fault.Column > 0 && fault.Remedy.Length > 0));
        RepositoryFile.AssertHolds(faults.Message + "\n", [.. Folder, "ten-mistakes.txt"]);
    }
}
