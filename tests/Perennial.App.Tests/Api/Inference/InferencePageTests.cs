using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Perennial.App.Tests.Api.Inference;

/// <summary>docs/open-inference-protocol.md: every command is run, and gives what the page says.</summary>
[Collection(Tests.Commands.CommandLine.Turns)]
public sealed partial class InferencePageTests(InferenceServer server) : IClassFixture<InferenceServer>
{
    [Fact]
    public async Task Its_examples_are_true()
    {
        Assert.SkipUnless(Outside.Has("curl") && Outside.Has("bash"), "There is no curl here: apt-get install curl");
        var page = await File.ReadAllTextAsync(Path.Combine(Outside.Root, "docs", "open-inference-protocol.md"), TestContext.Current.CancellationToken);
        var examples = Example().Matches(page);
        foreach (Match example in examples)
        {
            var command = example.Groups[1].Value.Replace("http://127.0.0.1:8080", server.Address.ToString().TrimEnd('/'), StringComparison.Ordinal);
            var (code, text) = await Outside.RunAsync(new ProcessStartInfo("bash", ["-c", command]));
            Assert.True(code == 0, command);
            Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(example.Groups[2].Value).RootElement, JsonDocument.Parse(text).RootElement), $"{command}\nsays {text}");
        }

        Assert.True(examples.Count >= 5);
    }

    [GeneratedRegex("```bash\n(curl.*?)\n```\n\n```json\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
