using System.Text;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Api;
using Perennial.App.Api.Access;
using Perennial.App.Servers;

namespace Perennial.App.Tests.Api;

/// <summary>The tables of docs/server.md are those of the code; PERENNIAL_REGENERATE=1 writes them anew.</summary>
[Collection(Tests.Commands.CommandLine.Turns)]
public sealed class ServerPageTests
{
    [Fact]
    public void The_settings_are_those_of_the_file() => Demand("settings", Table(
        ["key", "default", "meaning"],
        ServerFile.Keys.Select(key => new[] { $"`{key.Path}`{(key.Several ? ", several" : string.Empty)}", key.Default is { } initial ? $"`{initial}`" : "none", $"{key.Meaning} Allowed: {key.Allowed}." })));

    [Fact]
    public async Task The_endpoints_are_those_of_the_server_with_their_roles()
    {
        await using var server = await LiveServer.StartAsync();
        var rows = from endpoint in server.Server.Endpoints.OfType<RouteEndpoint>()
                   from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["any"]
                   orderby endpoint.RoutePattern.RawText, method
                   select new[] { $"`{method} {endpoint.RoutePattern.RawText!.Replace(":int", string.Empty, StringComparison.Ordinal).Replace(":long", string.Empty, StringComparison.Ordinal)}`", Caller.Word(EndpointRoles.Of(endpoint).Role) };
        Demand("endpoints", Table(["endpoint", "role"], rows));
    }

    [Fact]
    public void The_commands_are_those_that_a_server_runs_with_their_roles() => Demand("commands", Table(
        ["role", "commands"],
        RemoteCommands.All.Where(one => one.Here is null).GroupBy(one => one.Role).OrderBy(group => group.Key)
            .Select(group => new[] { Caller.Word(group.Key), string.Join(", ", group.Select(one => $"`{one.Name}`{(one.More is { } more ? $" ({string.Join(", ", more.Options)}: {Caller.Word(more.Role)})" : string.Empty)}")) })));

    private static string Table(string[] heads, IEnumerable<string[]> rows)
    {
        var text = new StringBuilder($"| {string.Join(" | ", heads)} |\n|{string.Concat(heads.Select(_ => "---|"))}\n");
        foreach (var row in rows)
        {
            text.Append($"| {string.Join(" | ", row.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))} |\n");
        }

        return text.ToString();
    }

    private static void Demand(string name, string table)
    {
        var (file, begin, end) = (Page(), $"<!-- table: {name} -->\n", "<!-- end -->");
        var page = File.ReadAllText(file);
        var from = page.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        var to = page.IndexOf(end, from, StringComparison.Ordinal);
        Assert.True(from >= begin.Length && to > from, $"docs/server.md has no table '{name}'.");
        if (Environment.GetEnvironmentVariable("PERENNIAL_REGENERATE") == "1")
        {
            File.WriteAllText(file, page[..from] + table + page[to..]);
            return;
        }

        Assert.Equal(table, page[from..to]);
    }

    private static string Page()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Perennial.slnx")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder.FullName, "docs", "server.md");
    }
}
