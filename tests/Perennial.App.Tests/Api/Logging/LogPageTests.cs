using System.Diagnostics;
using System.Text.RegularExpressions;
using Apache.Arrow;
using Perennial.App.Api;
using Perennial.App.Tests.Api.Logging.Rows;
using Perennial.App.Tests.Commands;

namespace Perennial.App.Tests.Api.Logging;

/// <summary>What docs/logging.md shows is what happens.</summary>
[Collection(CommandLine.Turns)]
public sealed partial class LogPageTests
{
    private const string Address = "http://127.0.0.1:8080";

    [Fact]
    public async Task Every_example_of_curl_gets_the_status_that_stands_behind_it()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/curl"), "There is no /usr/bin/curl.");
        await using var server = await LiveServer.StartAsync();
        await server.TurnAsync();
        var folder = Directory.CreateDirectory(System.IO.Path.Combine(server.House.Data, "page")).FullName;
        await File.WriteAllBytesAsync(
            System.IO.Path.Combine(folder, "rows.arrow"),
            ArrowRowsTests.Stream(("id", new StringArray.Builder().Append("arrow-1").Build()), ("distance", new DoubleArray.Builder().Append(5).Build())), TestContext.Current.CancellationToken);
        var examples = Example().Matches(Page()).Select(match => match.Groups["code"].Value).ToList();
        Assert.Equal(7, examples.Count);
        foreach (var example in examples)
        {
            var wanted = Status().Matches(example).Select(match => match.Groups["status"].Value).ToList();
            var said = await BashAsync(folder, example
                .Replace(Address, server.Client.BaseAddress!.ToString().TrimEnd('/'), StringComparison.Ordinal)
                .Replace("curl ", "curl -sS -o answer.json -w '%{http_code}\\n' ", StringComparison.Ordinal));
            Assert.True(wanted.SequenceEqual(said.Split('\n', StringSplitOptions.RemoveEmptyEntries)), $"{example}\n{said}\n{await File.ReadAllTextAsync(System.IO.Path.Combine(folder, "answer.json"), TestContext.Current.CancellationToken)}");
        }

        Assert.Equal(
            ["p-1 0.8", "p-2 NaN", "p-3 NaN", "arrow-1 NaN", "p-5 NaN", "p-1 1", "p-2 0", "e-1 0.8"],
            server.Logged().Select(row => $"{row.Id} {row.Score}"));
    }

    [Fact]
    public void Every_setting_that_the_page_names_is_as_it_says()
    {
        var rows = Row().Matches(Page()).ToDictionary(match => match.Groups["key"].Value, match => (match.Groups["default"].Value, match.Groups["meaning"].Value), StringComparer.Ordinal);
        var keys = ServerFile.Keys.Where(key => key.Path is "body_limit" || key.Path.Split('.')[0] is "disk" or "ingest" or "log" or "telemetry").ToList();
        Assert.Equal(7, keys.Count);
        Assert.All(keys, key => Assert.Equal((key.Default ?? string.Empty, key.Meaning), rows[key.Path]));
    }

    private static async Task<string> BashAsync(string folder, string script)
    {
        var start = new ProcessStartInfo("bash", ["-c", script]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var bash = Process.Start(start)!;
        var error = bash.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var said = await bash.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await bash.WaitForExitAsync(TestContext.Current.CancellationToken);
        return said + await error;
    }

    private static string Page()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder!.FullName, "Perennial.slnx")))
        {
            folder = folder.Parent;
        }

        return File.ReadAllText(System.IO.Path.Combine(folder.FullName, "docs", "logging.md"));
    }

    [GeneratedRegex("```bash\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex("   # (?<status>[0-9]{3})")]
    private static partial Regex Status();

    [GeneratedRegex(@"^\| `(?<key>[a-z_.]+)` \| (`(?<default>[^`]*)`)? *\| (?<meaning>.*) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
