using System.Text;
using System.Text.RegularExpressions;
using Perennial.App.Tests.Api;
using Perennial.App.Tests.Commands;

namespace Perennial.App.Tests.Servers;

[Collection(CommandLine.Turns)]
public sealed partial class RemoteCallTests
{
    [Fact]
    public async Task A_command_says_there_what_it_says_here()
    {
        await using var server = await LiveServer.StartAsync();
        await server.TurnAsync();
        string[][] lines =
        [
            ["status", "--json"], ["status"], ["versions"], ["versions", "--json"], ["why"], ["history", "--all"], ["dataset", "list"], ["dataset", "diff", "v1", "v1"], ["lineage", "p3"],
            ["costs"], ["audit", "--from", "2001-01-01", "--json"], ["card", "parcels", "1"], ["plan", "-f", server.House.ModelFile], ["plan", "-f", server.House.ModelFile, "--json", "--exit-code"],
            ["verify", "--json"], ["reproduce", "parcels", "1"], ["gc", "--dry-run", "--json"], ["why", "77"], ["status", "--model", "letters"], ["evaluate", "parcels", "--challenger", "9"],
        ];
        foreach (var line in lines)
        {
            var (here, there) = (await server.House.RunAsync(line), await RunAsync(server, line));
            Assert.Equal(here.Code, there.Code);
            Assert.Equal(Timeless(here.Out), Timeless(there.Out));
            Assert.Equal(Flat(here.Error), Flat(there.Error));
        }
    }

    [Fact]
    public async Task What_acts_there_is_journaled_in_the_name_of_who_types_or_of_the_key()
    {
        await using var server = await LiveServer.StartAsync();
        Assert.Equal(0, (await RunAsync(server, "freeze", "--reason", "audit")).Code);
        Assert.Equal(0, (await RunAsync(server, "unfreeze", "--as", "anna")).Code);
        using (Key(await server.KeyAsync("ben", "operator")))
        {
            Assert.Equal(0, (await RunAsync(server, "freeze")).Code);
            var (code, _, error) = await RunAsync(server, "unfreeze", "--as", "anna");
            Assert.Equal(1, code);
            Assert.Contains("its key is that of 'ben'", Flat(error), StringComparison.Ordinal);
        }

        Assert.Equal([Environment.UserName, "anna", "ben"], server.House.History().Where(one => one.Fact is Registry.ModelFrozen or Registry.ModelUnfrozen).Select(one => one.Event.Actor));
    }

    [Fact]
    public async Task Each_command_takes_its_role_for_its_model()
    {
        await using var server = await LiveServer.StartAsync();
        using var key = Key(await server.KeyAsync("vic", "viewer", "--model", "parcels"));
        Assert.Equal(0, (await RunAsync(server, "status")).Code);
        foreach (var line in new string[][] { ["freeze"], ["turn"], ["gc"], ["verify"], ["keys", "list"], ["apply", "-f", server.House.ModelFile], ["approve", "parcels", "1", "--by", "vic"] })
        {
            var (code, _, error) = await RunAsync(server, line);
            Assert.Equal(1, code);
            Assert.Contains("'vic' may not do this", Flat(error), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Files_go_there_and_come_back()
    {
        await using var server = await LiveServer.StartAsync();
        await server.TurnAsync();
        var folder = Path.GetDirectoryName(server.House.ModelFile)!;
        string At(string name) => Path.Combine(folder, name);
        await File.WriteAllTextAsync(At("days.csv"), "2001-12-25\n", TestContext.Current.CancellationToken);
        await File.AppendAllTextAsync(server.House.ModelFile, "calendar: { holidays: days.csv }\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(At("old.csv"), "parcel,date,depot,distance,score\nx1,2001-01-01T00:00:00Z,d1,5,0.5\n", TestContext.Current.CancellationToken);
        await ExpectAsync(server, "is changed", "apply", "-f", server.House.ModelFile);
        await ExpectAsync(server, At("card.html"), "card", "parcels", "1", "--format", "html", "--output", At("card.html"));
        await ExpectAsync(server, At("v1.tar"), "export-version", "parcels", "1", "--to", At("v1.tar"));
        Assert.True((await server.House.RunAsync("export-version", "parcels", "1", "--to", At("here.tar"))).Code == 0);
        Assert.Equal(await File.ReadAllBytesAsync(At("here.tar"), TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(At("v1.tar"), TestContext.Current.CancellationToken));
        await ExpectAsync(server, At("rows.csv"), "dataset", "export", "v1", "--to", At("rows.csv"));
        await ExpectAsync(server, "old.csv", "import", "parcels", At("old.csv"), "--what", "predictions", "--version", "1", "--json");
        await ExpectAsync(server, "parcels", "import-version", At("v1.tar"), "--model", "parcels");
        Assert.StartsWith("<!doctype html>", (await File.ReadAllTextAsync(At("card.html"), TestContext.Current.CancellationToken)).TrimStart(), StringComparison.OrdinalIgnoreCase);
        var uploads = Path.Combine(server.House.Data, "uploads");
        await server.ComesAsync(() => Task.FromResult(!Directory.EnumerateFileSystemEntries(uploads).Any()));
    }

    [Fact]
    public async Task A_turn_there_and_the_driver_do_not_drive_at_once()
    {
        await using var server = await LiveServer.StartAsync();
        var turns = Enumerable.Range(0, 4).Select(_ => RunAsync(server, "turn", "--wait", "--json")).ToList();
        await server.TurnAsync();
        Assert.All(await Task.WhenAll(turns), turn => Assert.True(turn.Code == 0, turn.Error + turn.Out));
        var runs = server.House.History().Select(one => one.Fact).OfType<Train.RunStarted>().Select(run => run.Run).ToList();
        Assert.Equal(Enumerable.Range(1, runs.Count), runs);
        Assert.Equal(runs, server.House.History().Select(one => one.Fact).OfType<Registry.VersionRegistered>().Select(one => one.Version.Run));
        Assert.Equal(0, (await RunAsync(server, "verify")).Code);
    }

    [Theory]
    [InlineData("[{\"text\":\"apply\"},{\"text\":\"-f\"},{\"text\":\"/etc/hostname\"}]", "no file that was sent")]
    [InlineData("[{\"text\":\"apply\"},{\"text\":\"--file=/etc/hostname\"}]", "no file that was sent")]
    [InlineData("[{\"text\":\"card\"},{\"text\":\"parcels\"},{\"text\":\"1\"},{\"text\":\"--output\"},{\"text\":\"/tmp/x\"}]", "no file that was sent")]
    [InlineData("[{\"text\":\"status\"},{\"text\":\"--data\"},{\"text\":\"/var/lib/other\"}]", "Option '--data' expects a single argument")]
    [InlineData("[{\"text\":\"status\"},{\"text\":\"--server\"},{\"text\":\"http://127.0.0.1:1\"}]", "names a data folder or a server")]
    [InlineData("[{\"text\":\"backup\"},{\"text\":\"--to\"},{\"text\":\"/tmp/x\"}]", "not run by a server")]
    [InlineData("[{\"text\":\"@/etc/hostname\"}]", "Required command was not provided")]
    [InlineData("[{\"reads\":0}]", "'file0' is missing")]
    [InlineData("[]", "")]
    public async Task No_line_reaches_beyond_what_was_sent(string items, string words)
    {
        await using var server = await LiveServer.StartAsync();
        using var content = new MultipartFormDataContent { { new StringContent($"{{\"items\":{items}}}", Encoding.UTF8, "application/json"), "line" } };
        using var response = await server.Client.PostAsync("/v1/commands", content, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == System.Net.HttpStatusCode.BadRequest || text.Contains("\"exit\":2", StringComparison.Ordinal) || text.Contains("\"exit\":1", StringComparison.Ordinal), text);
        Assert.Contains(words, text.Replace("\\u0027", "'", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_runs_only_here_is_refused_with_the_reason_and_a_server_that_is_not_there_is_told()
    {
        await using var server = await LiveServer.StartAsync();
        var (code, _, error) = await RunAsync(server, "backup", "--to", "x");
        Assert.Equal(1, code);
        Assert.Contains("writes a folder beside the server's", Flat(error), StringComparison.Ordinal);
        var (gone, _, why) = await CommandLine.RunAsync("status", "--server", "http://127.0.0.1:1");
        Assert.Equal(1, gone);
        Assert.Contains("cannot be reached", Flat(why), StringComparison.Ordinal);
        Assert.Contains("two places", Flat((await CommandLine.RunAsync("status", "--server", "http://127.0.0.1:1", "--data", "x")).Error), StringComparison.Ordinal);
    }

    private static async Task ExpectAsync(LiveServer server, string words, params string[] line)
    {
        var (code, text, error) = await RunAsync(server, line);
        Assert.True(code is 0 or 12, $"{string.Join(' ', line)}: {code} {error}{text}");
        Assert.Contains(words, text, StringComparison.Ordinal);
    }

    private static Task<(int Code, string Out, string Error)> RunAsync(LiveServer server, params string[] line) => CommandLine.RunAsync([.. line, "--server", server.Client.BaseAddress!.ToString()]);

    private static EnvironmentValue Key(string key) => new("PERENNIAL_KEY", key);

    private static string Flat(string text) => string.Join(' ', Colour().Replace(text, string.Empty).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex(@"\x1b\[[0-9;]*m")]
    private static partial Regex Colour();

    /// <summary>Without what the machine's clock says at the moment.</summary>
    private static string Timeless(string text) => string.Join('\n', text.Split('\n').Where(line => !line.Contains("as of", StringComparison.Ordinal) && !line.Contains("\"asOf\"", StringComparison.Ordinal) && !line.Contains("econds", StringComparison.Ordinal) && !line.Contains("\"daysSince\"", StringComparison.Ordinal)).Select(line => line.TrimEnd()));
}
