using System.Text.Json.Nodes;

namespace Perennial.Adapters.Yaml;

/// <summary>How a single value is written: reads it, and says so to people and to editors.</summary>
internal abstract class Form
{
    /// <summary>What may be written, with its range: the end of the sentence "Allowed: ...".</summary>
    public abstract string Allowed { get; }

    public abstract Reading Read(ScalarNode scalar);

    /// <summary>The form in JSON Schema.</summary>
    public abstract JsonObject Schema();

    protected Reading Wrong(string problem, ScalarNode scalar, string hint = "") =>
        Reading.Wrong($"{problem} ({Seen(scalar.Text)})", $"{hint}Allowed: {Allowed}.");

    /// <summary>The value seen, cut where it would drown the message.</summary>
    private static string Seen(string text) => text.Length switch
    {
        0 => "empty",
        > 60 => text[..60] + "...",
        _ => text,
    };
}
