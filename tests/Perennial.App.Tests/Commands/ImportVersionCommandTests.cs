using System.Text.Json;

namespace Perennial.App.Tests.Commands;

[Collection(CommandLine.Turns)]
public sealed class ImportVersionCommandTests
{
    [Fact]
    public async Task A_version_of_another_installation_is_judged_again_and_becomes_the_challenger_once()
    {
        using var there = await LoggedHouse.OpenAsync();
        using var here = await LoggedHouse.OpenAsync();
        Assert.Equal(0, (await there.RunAsync("turn", "--wait")).Code);
        Assert.Equal(0, (await here.RunAsync("turn", "--wait")).Code);
        var file = there.Data.TrimEnd(Path.DirectorySeparatorChar) + ".tar";
        try
        {
            Assert.Equal(0, (await there.RunAsync("export-version", LoggedHouse.Model, "1", "--to", file)).Code);
            var (_, text, error) = await here.RunAsync("import-version", file, "--model", LoggedHouse.Model, "--json");
            Assert.True(text.Length > 0, error);
            using var view = JsonDocument.Parse(text);
            Assert.True(view.RootElement.GetProperty("isNew").GetBoolean());
            Assert.Contains("training", view.RootElement.GetProperty("verdicts").EnumerateArray().Select(one => one.GetProperty("gate").GetString()));
            Assert.Contains("already", (await here.RunAsync("import-version", file, "--model", LoggedHouse.Model)).Out, StringComparison.Ordinal);
            Assert.Equal(0, (await here.RunAsync("verify")).Code);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task A_file_that_is_no_version_is_refused()
    {
        using var here = await LoggedHouse.OpenAsync();
        var (code, _, error) = await here.RunAsync("import-version", typeof(ImportVersionCommandTests).Assembly.Location, "--model", LoggedHouse.Model);
        Assert.Equal(1, code);
        Assert.Contains("cannot be read as an exported version", error, StringComparison.Ordinal);
    }
}
