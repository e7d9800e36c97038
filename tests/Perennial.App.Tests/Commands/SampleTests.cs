using System.Text.RegularExpressions;
using Perennial.App.Commands;
using YamlDotNet.RepresentationModel;

namespace Perennial.App.Tests.Commands;

/// <summary>The samples that drive a model from elsewhere are valid, and every command line in them is one of this program.</summary>
[Collection(CommandLine.Turns)]
public sealed partial class SampleTests
{
    [Theory]
    [InlineData("samples/github-actions/perennial.yml", 4)]
    [InlineData("samples/github-actions/README.md", 2)]
    [InlineData("samples/airflow/perennial_turn.py", 7)]
    [InlineData("samples/airflow/README.md", 4)]
    [InlineData("docs/without-a-server.md", 4)]
    [InlineData("docs/models-from-elsewhere.md", 3)]
    [InlineData("docs/drift.md", 2)]
    [InlineData("docs/trainers.md", 2)]
    [InlineData("samples/pytorch/README.md", 2)]
    [InlineData("samples/sklearn-external/README.md", 8)]
    public void Every_command_line_is_understood(string file, int atLeast)
    {
        var lines = Lines(File.ReadAllText(Path.Combine(Root(), file)));
        Assert.True(lines.Count >= atLeast, $"{file} holds only {lines.Count} command lines.");
        Assert.All(lines, line => Assert.Empty(Faults(line)));
    }

    [Theory]
    [InlineData("run: perennial trun")]
    [InlineData("run: ./perennial turn --wiat || exit 1")]
    [InlineData("bash_command=\"perennial apply\"")]
    public void A_command_line_of_another_program_is_caught(string text) => Assert.NotEmpty(Faults(Assert.Single(Lines(text))));

    [Fact]
    public void The_workflow_is_a_workflow()
    {
        var yaml = new YamlStream();
        using (var text = new StreamReader(Path.Combine(Root(), "samples", "github-actions", "perennial.yml")))
        {
            yaml.Load(text);
        }

        var workflow = (YamlMappingNode)yaml.Documents.Single().RootNode;
        Assert.All(["push", "schedule"], one => Assert.Contains(one, Names(workflow["on"])));
        var job = (YamlMappingNode)Assert.Single(((YamlMappingNode)workflow["jobs"]).Children).Value;
        var steps = ((YamlSequenceNode)job["steps"]).Children.Select(step => Names(step).ToHashSet(StringComparer.Ordinal)).ToList();
        Assert.True(steps.Count > 5);
        Assert.All(steps, step => Assert.True(step.Contains("run") != step.Contains("uses")));
        var scripts = string.Join('\n', ((YamlSequenceNode)job["steps"]).Children.Cast<YamlMappingNode>()
            .Where(step => step.Children.ContainsKey("run")).Select(step => (string?)step["run"]));
        Assert.All(["plan -f", "apply -f", "import flight-delay", "turn --wait --json"], command => Assert.Contains("perennial " + command, scripts, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Names(YamlNode mapping) => ((YamlMappingNode)mapping).Children.Keys.Select(key => ((YamlScalarNode)key).Value!);

    private static IReadOnlyList<string> Faults(string line)
    {
        var terminal = new Terminal(null!, null!, TextWriter.Null);
        IReadOnlyList<string> words = [.. Word().Matches(line).Select(word => word.Value.Trim('"', '\'')).Select(word => word == "VERSION" ? "1" : word)];
        return [.. CommandTree.Create(terminal).Parse(words).Errors.Select(error => error.Message)];
    }

    /// <summary>What follows the program's name, up to the end of the command.</summary>
    private static IReadOnlyList<string> Lines(string text) => [.. Called().Matches(text).Select(match => match.Groups["line"].Value)];

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Perennial.slnx")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }

    [GeneratedRegex("""(?<![\w./-])(\./)?perennial(?<line>( +("[^"\n]*"|'[^'\n]*'|[^\s"'`|;&<>()]+))+)""")]
    private static partial Regex Called();

    [GeneratedRegex("""
        "[^"]*"|'[^']*'|\S+
        """)]
    private static partial Regex Word();
}
