using Perennial.Adapters.Files;
using Perennial.Adapters.Tests.Conformance;

namespace Perennial.Adapters.Tests.Files;

public sealed class DurableFileTests
{
    [Fact]
    public void A_file_is_replaced_whole_and_leaves_no_draft()
    {
        using TemporaryFolder folder = new();
        string file = folder.NewPlace();
        DurableFile.Write(file, "first, and longer"u8.ToArray(), "test");
        DurableFile.Write(file, "second"u8.ToArray(), "test");
        Assert.Equal("second", File.ReadAllText(file));
        Assert.Equal([file], Directory.GetFiles(folder.Root));
    }
}
