using Perennial.Adapters.Files;
using Perennial.App.Api;
using Perennial.App.Api.Remote;
using Perennial.Terms;

namespace Perennial.App.Tests.Api.Remote;

public sealed class UploadFolderTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("perennial-uploads-").FullName;

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\models\\model v2.onnx", "model_v2.onnx")]
    [InlineData(".hidden", "hidden")]
    public void Of_a_name_only_the_last_plain_part_is_kept(string name, string kept)
    {
        using var files = new UploadFolder(Open());
        var path = files.PathOf("in0", name);
        Assert.Equal(kept, Path.GetFileName(path));
        Assert.StartsWith(Path.Combine(root, "uploads"), path, StringComparison.Ordinal);
        Assert.True(files.Owns(path));
        Assert.False(files.Owns(Path.Combine(root, "access.db")));
    }

    [Fact]
    public void A_name_that_leads_elsewhere_is_refused()
    {
        using var files = new UploadFolder(Open());
        Assert.Throws<FaultException>(() => files.PathOf("in0", ".."));
        Assert.Equal(400, Assert.Throws<ApiException>(() => files.PathBeside("in0", "../days.csv")).Status);
    }

    [Fact]
    public void What_a_dead_process_left_is_swept_and_nothing_else()
    {
        var folder = Open();
        var parent = Directory.CreateDirectory(Path.Combine(root, "uploads"));
        parent.CreateSubdirectory("999999999-1");
        parent.CreateSubdirectory("1-1");
        parent.CreateSubdirectory("other");
        UploadFolder.Sweep(folder);
        Assert.Equal(["1-1", "other"], parent.EnumerateDirectories().Select(one => one.Name).Order(StringComparer.Ordinal));
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private DataFolder Open() => DataFolder.Open(root, TimeProvider.System);
}
