using System.Text.Json.Nodes;

namespace Perennial.Adapters.Yaml;

/// <summary>Any single value, taken as text.</summary>
internal sealed class Word : Form
{
    public override string Allowed => "a word or a number, at most 128 characters";

    public override Reading Read(ScalarNode scalar) =>
        scalar.Text.Length is > 0 and <= 128 ? Reading.Of(scalar.Text) : Wrong("not a word", scalar);

    public override JsonObject Schema() => new() { ["type"] = new JsonArray("string", "number", "boolean") };
}
