namespace Perennial.Adapters.Yaml;

/// <summary>A place in a file; both numbers from 1.</summary>
internal readonly record struct Place(int Line, int Column);

/// <summary>A node of a YAML document, with its place.</summary>
internal abstract class YamlNode(Place at)
{
    public Place At => at;
}

/// <summary>Keys and values as written: order and repeated keys are kept.</summary>
internal sealed class MappingNode(Place at) : YamlNode(at)
{
    public List<(ScalarNode Key, YamlNode Value)> Entries { get; } = [];
}

/// <summary>Items in order.</summary>
internal sealed class SequenceNode(Place at) : YamlNode(at)
{
    public List<YamlNode> Items { get; } = [];
}
