using System.Globalization;
using Perennial.Adapters.Processes;
using Perennial.Adapters.Remote;
using Perennial.Adapters.Webhooks;
using Perennial.Terms;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;
using ScalarNode = Perennial.Adapters.Yaml.ScalarNode;
using ShortTime = Perennial.Adapters.Yaml.ShortTime;

namespace Perennial.Adapters.Commands;

/// <summary>What the owner of a machine allows: <c>commands.yaml</c> in the data folder, read anew at every use.</summary>
/// <param name="path">The file; it may be missing.</param>
internal sealed class CommandsFile(string path)
{
    private static readonly string[] Sections = ["scorers", "trainers", "external", "remotes"];
    private static readonly string[] Keys = ["command", "content_type", "metrics"];

    /// <summary>Programs that score, by name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Scorers() => Section("scorers").ToDictionary(
        one => one.Key, one => Words(one.Value, $"scorers: {{ {one.Key}: [/full/path/of/program, argument] }}"));

    /// <summary>Programs that train, by name.</summary>
    public IReadOnlyDictionary<string, TrainerProgram> Trainers() => Section("trainers").ToDictionary(one => one.Key, one => Program(one.Key, one.Value));

    /// <summary>The training system elsewhere; null where none is allowed.</summary>
    public WebhookOptions? External()
    {
        Dictionary<string, YamlNode> keys = Section("external");
        const string Example = "external: { url: https://training.example/runs }";
        if (keys.Count == 0)
        {
            return null;
        }

        return keys.Keys.Except(["url", "token_file"]).FirstOrDefault() is { } unknown
            ? throw Wrong(keys[unknown], $"'{unknown}' is no key of it. Allowed: url, token_file", Example)
            : Uri.TryCreate(Text(keys.GetValueOrDefault("url")), UriKind.Absolute, out Uri? url) && url.Scheme is "http" or "https"
                ? new WebhookOptions(url) { TokenFile = Text(keys.GetValueOrDefault("token_file")) }
                : throw Wrong(keys.Values.First(), "url is not one of http or https", Example);
    }

    /// <summary>Servers that answer, by name.</summary>
    public IReadOnlyDictionary<string, RemoteOptions> Remotes() => Section("remotes").ToDictionary(one => one.Key, one => Remote(one.Key, one.Value));

    private RemoteOptions Remote(string name, YamlNode node)
    {
        string example = $"remotes: {{ {name}: https://models.example }}, or {name}: {{ url: https://models.example, timeout: 2s, concurrency: 16, token_file: /full/path }}";
        Dictionary<string, YamlNode> keys = node is YamlMappingNode mapping ? Of(mapping) : new() { ["url"] = node };
        if (keys.Keys.Except(["url", "timeout", "concurrency", "token_file"]).FirstOrDefault() is { } unknown)
        {
            throw Wrong(keys[unknown], $"'{unknown}' is no key of a server. Allowed: url, timeout, concurrency, token_file", example);
        }

        RemoteOptions options = Uri.TryCreate(Text(keys.GetValueOrDefault("url")), UriKind.Absolute, out Uri? url) && url.Scheme is "http" or "https"
            ? new RemoteOptions(url) { TokenFile = Text(keys.GetValueOrDefault("token_file")) }
            : throw Wrong(node, $"the url of '{name}' is not one of http or https", example);
        return options with
        {
            Timeout = !keys.TryGetValue("timeout", out YamlNode? timeout) ? options.Timeout
                : new ShortTime().Read(new ScalarNode(default, Text(timeout) ?? "", plain: true)).Value is TimeSpan time ? time
                : throw Wrong(timeout, $"timeout is '{Text(timeout)}'; it is {new ShortTime().Allowed}", example),
            Concurrency = !keys.TryGetValue("concurrency", out YamlNode? most) ? options.Concurrency
                : int.TryParse(Text(most), CultureInfo.InvariantCulture, out int count) && count is > 0 and <= 1024 ? count
                : throw Wrong(most, $"concurrency is '{Text(most)}'; it is a whole number from 1 to 1024", example),
        };
    }

    private TrainerProgram Program(string name, YamlNode node)
    {
        string example = $"trainers: {{ {name}: [/full/path/of/program, argument] }}, or {name}: {{ command: [...], content_type: {ChannelFile.Csv}, metrics: {{ loss: \"loss=([0-9.]+)\" }} }}";
        if (node is not YamlMappingNode mapping)
        {
            return new TrainerProgram(Words(node, example));
        }

        Dictionary<string, YamlNode> keys = Of(mapping);
        if (keys.Keys.Except(Keys).FirstOrDefault() is { } unknown)
        {
            throw Wrong(keys[unknown], $"'{unknown}' is no key of a trainer. Allowed: {string.Join(", ", Keys)}", example);
        }

        string type = Text(keys.GetValueOrDefault("content_type")) ?? ChannelFile.Parquet;
        return new TrainerProgram(Words(keys.GetValueOrDefault("command") ?? throw Wrong(node, "a trainer has a command", example), example))
        {
            ContentType = ChannelFile.Types.Contains(type) ? type : throw Wrong(keys["content_type"], $"content_type is '{type}'. Allowed: {string.Join(", ", ChannelFile.Types)}", example),
            Metrics = keys.TryGetValue("metrics", out YamlNode? metrics)
                ? Of(metrics as YamlMappingNode ?? throw Wrong(metrics, "metrics are names with a pattern each", example)).ToDictionary(one => one.Key, one => TrainerMetrics.Checked(Text(one.Value) ?? "", said => throw Wrong(one.Value, said, example)))
                : new Dictionary<string, string>(),
        };
    }

    private Dictionary<string, YamlNode> Section(string name)
    {
        Dictionary<string, YamlNode> sections = Root();
        return sections.TryGetValue(name, out YamlNode? node)
            ? Of(node as YamlMappingNode ?? throw Wrong(node, $"'{name}' holds names", "scorers: { name: [/full/path/of/program, argument] }"))
            : new Dictionary<string, YamlNode>();
    }

    private Dictionary<string, YamlNode> Root()
    {
        if (!File.Exists(path))
        {
            return new Dictionary<string, YamlNode>();
        }

        try
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(File.ReadAllText(path)));
            Dictionary<string, YamlNode> root = yaml.Documents is [{ RootNode: YamlMappingNode mapping }] ? Of(mapping) : new Dictionary<string, YamlNode>();
            return root.Keys.Except(Sections).FirstOrDefault() is { } unknown
                ? throw Wrong(root[unknown], $"'{unknown}' is no section. Allowed: {string.Join(", ", Sections)}", "trainers: { name: [/full/path/of/program, argument] }")
                : root;
        }
        catch (YamlException fault)
        {
            throw new FaultException($"{path}, line {fault.Start.Line}: {fault.Message} Write: scorers: {{ name: [/full/path/of/program, argument] }}", fault);
        }
    }

    private static Dictionary<string, YamlNode> Of(YamlMappingNode mapping) => mapping.Children.ToDictionary(pair => Text(pair.Key) ?? "", pair => pair.Value);

    private static string? Text(YamlNode? node) => (node as YamlScalarNode)?.Value;

    private IReadOnlyList<string> Words(YamlNode node, string example) => node is YamlSequenceNode { Children.Count: > 0 } list && list.Children.All(word => word is YamlScalarNode)
        ? [.. list.Children.Select(word => Text(word)!)]
        : throw Wrong(node, "a program is a list of words", example);

    private FaultException Wrong(YamlNode node, string said, string example) => new($"{path}, line {node.Start.Line}: {said}. Write: {example}");
}
