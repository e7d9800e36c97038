using Perennial.App.Report;
using Perennial.Terms;

namespace Perennial.App.Tests.Report;

public sealed class ReportFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("perennial-report-").FullName;

    [Fact]
    public void It_is_written_whole_over_what_was_there_and_leaves_nothing_else()
    {
        var path = Path.Combine(folder, "deep", "report.html");
        ReportFile.At("--report", path)!.Write("one");
        ReportFile.At("--report", path)!.Write("two");
        Assert.Equal("two", File.ReadAllText(path));
        Assert.Single(Directory.GetFileSystemEntries(Path.Combine(folder, "deep")));
    }

    [Fact]
    public void What_cannot_be_written_is_found_before_the_work()
    {
        var file = Path.Combine(folder, "file");
        File.WriteAllText(file, string.Empty);
        Assert.Contains("--json", Assert.Throws<FaultException>(() => ReportFile.At("--json", Path.Combine(file, "below.json"))).Message, StringComparison.Ordinal);
        Assert.Contains("is a folder", Assert.Throws<FaultException>(() => ReportFile.At("--json", folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_asked_for_without_a_path() => Assert.Null(ReportFile.At("--json", null));

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
