using System.Text.RegularExpressions;

namespace Perennial.Adapters.Yaml;

/// <summary>What a scalar is by YAML 1.2's core schema.</summary>
internal enum ScalarKind
{
    Nothing,
    Truth,
    Number,
    Text,
}

/// <summary>A single value. Quotes make it text.</summary>
internal sealed partial class ScalarNode(Place at, string text, bool plain) : YamlNode(at)
{
    public string Text => text;

    public ScalarKind Kind { get; } = plain ? KindOf(text) : ScalarKind.Text;

    private static ScalarKind KindOf(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => ScalarKind.Nothing,
        "true" or "True" or "TRUE" or "false" or "False" or "FALSE" => ScalarKind.Truth,
        _ => Numeric().IsMatch(text) ? ScalarKind.Number : ScalarKind.Text,
    };

    [GeneratedRegex(@"\A[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Numeric();
}
