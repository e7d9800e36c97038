using System.Text.Json.Nodes;

namespace Perennial.Adapters.Yaml;

/// <summary>True or false.</summary>
internal sealed class Switch : Form
{
    public override string Allowed => "true, false";

    public override Reading Read(ScalarNode scalar) => scalar.Kind == ScalarKind.Truth
        ? Reading.Of(scalar.Text is "true" or "True" or "TRUE")
        : Wrong("neither true nor false", scalar);

    public override JsonObject Schema() => new() { ["type"] = "boolean" };
}
