using Perennial.Adapters.Processes;

namespace Perennial.Adapters.Tests.Processes;

public sealed class RunFoldersTests
{
    [Fact]
    public void Folders_are_listed_by_model_and_number_and_go_whole()
    {
        string runs = Directory.CreateTempSubdirectory("perennial-runs-").FullName;
        try
        {
            foreach (string run in new[] { "b/2", "a/10", "a/9", "a/notes" })
            {
                string attempt = Directory.CreateDirectory(Path.Combine(runs, run, "attempt-1")).FullName;
                File.WriteAllText(Path.Combine(attempt, "rows"), "12345");
            }

            RunFolders folders = new(runs);
            Assert.Equal([("a", 9), ("a", 10), ("b", 2)], folders.All());
            Assert.Equal(5, folders.Bytes("a", 9));
            folders.Delete("a", 9);
            Assert.Equal([("a", 10), ("b", 2)], folders.All());
            Assert.True(Directory.Exists(Path.Combine(runs, "a", "notes")));
        }
        finally
        {
            Directory.Delete(runs, recursive: true);
        }
    }

    [Fact]
    public void Where_nothing_was_ever_trained_there_is_no_folder() =>
        Assert.Empty(new RunFolders(Path.Combine(Path.GetTempPath(), "perennial-never-there")).All());
}
