using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Perennial.Adapters.Yaml;

/// <summary>Text of a given pattern.</summary>
internal sealed class Name(string pattern, string allowed) : Form
{
    private readonly Regex _pattern = new(pattern, RegexOptions.CultureInvariant);

    public static Name Model { get; } = new("^[A-Za-z0-9-]{1,64}$", "letters, digits and dashes, at most 64");

    public static Name Column { get; } = new(@"^[^\x00-\x1f]{1,128}$", "a column's name, at most 128 characters");

    public static Name Person { get; } = new(@"^[^\x00-\x1f]{1,64}$", "a person's name, at most 64 characters");

    public static Name Currency { get; } = new("^[A-Z]{3}$", "three capital letters of ISO 4217, such as USD or EUR");

    /// <summary>Names that a later version gives a meaning.</summary>
    public IReadOnlyList<string> Later { get; init; } = [];

    public override string Allowed => allowed;

    public override Reading Read(ScalarNode scalar) => scalar.Kind switch
    {
        ScalarKind.Number => Unquoted(scalar, "a number stands where text belongs"),
        ScalarKind.Truth => Unquoted(scalar, "true or false stands where text belongs"),
        _ when Later.Contains(scalar.Text) => Wrong("not supported by this version", scalar),
        _ => Matches(scalar.Text) ? Reading.Of(scalar.Text) : Wrong("not such a name", scalar),
    };

    public override JsonObject Schema()
    {
        JsonObject schema = new() { ["type"] = "string", ["pattern"] = pattern };
        if (Later.Count > 0)
        {
            schema["not"] = new JsonObject { ["enum"] = new JsonArray([.. Later.Select(name => JsonValue.Create(name))]) };
        }

        return schema;
    }

    private Reading Unquoted(ScalarNode scalar, string problem) => Wrong(problem, scalar, $"Quote it: \"{scalar.Text}\". ");

    /// <summary>The whole text, since .NET's <c>$</c> also matches before a last line break.</summary>
    private bool Matches(string text) => _pattern.Match(text) is { Success: true } match && match.Length == text.Length;
}
