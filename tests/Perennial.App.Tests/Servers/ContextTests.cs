using Perennial.App.Tests.Api;
using Perennial.App.Tests.Commands;

namespace Perennial.App.Tests.Servers;

[Collection(CommandLine.Turns)]
public sealed class ContextTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("perennial-context-").FullName;
    private readonly EnvironmentValue settings;

    public ContextTests() => settings = new EnvironmentValue("XDG_CONFIG_HOME", folder);

    private string ContextFile => Path.Combine(folder, "perennial", "contexts.json");

    [Fact]
    public async Task The_server_in_use_is_asked_with_its_key_and_a_data_folder_that_is_named_wins()
    {
        await using var server = await LiveServer.StartAsync();
        var key = Path.Combine(folder, "key");
        await File.WriteAllTextAsync(key, await server.KeyAsync("ben", "viewer") + "\n", TestContext.Current.CancellationToken);
        Assert.Equal(0, (await CommandLine.RunAsync("context", "add", "prod", "--url", server.Client.BaseAddress!.ToString(), "--key-file", key)).Code);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(ContextFile));
        Assert.Equal(0, (await CommandLine.RunAsync("status", "--server", "prod")).Code);
        Assert.Equal(0, (await CommandLine.RunAsync("context", "use", "prod")).Code);
        Assert.Contains("parcels", (await CommandLine.RunAsync("status")).Out, StringComparison.Ordinal);
        Assert.Contains("may not do this", (await CommandLine.RunAsync("freeze")).Error, StringComparison.Ordinal);
        Assert.Contains("There is no data folder", (await CommandLine.RunAsync("status", "--data", folder)).Error, StringComparison.Ordinal);
        var (_, list, _) = await CommandLine.RunAsync("context", "list");
        Assert.Contains("prod", list, StringComparison.Ordinal);
        Assert.DoesNotContain("pk_", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_variable_names_the_server_too()
    {
        await using var server = await LiveServer.StartAsync();
        using var named = new EnvironmentValue("PERENNIAL_SERVER", server.Client.BaseAddress!.ToString());
        Assert.Contains("parcels", (await CommandLine.RunAsync("status")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_others_may_read_is_refused_and_so_is_a_name_that_is_not_there()
    {
        await CommandLine.RunAsync("context", "add", "prod", "--url", "http://127.0.0.1:1");
        File.SetUnixFileMode(ContextFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Assert.Contains("chmod 600", (await CommandLine.RunAsync("context", "list")).Error, StringComparison.Ordinal);
        File.SetUnixFileMode(ContextFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.Contains("There is no server 'test'. There are: prod", (await CommandLine.RunAsync("context", "use", "test")).Error, StringComparison.Ordinal);
        Assert.Equal(2, (await CommandLine.RunAsync("context", "add", "test", "--url", "ftp://x")).Code);
        Assert.Equal(0, (await CommandLine.RunAsync("context", "remove", "prod")).Code);
    }

    public void Dispose()
    {
        settings.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
