using System.Text.Json.Nodes;

namespace Perennial.Adapters.Yaml.Settings;

/// <summary>Text that is not empty.</summary>
internal sealed class AnyText : Form
{
    public override string Allowed => "text that is not empty";

    public override Reading Read(ScalarNode scalar) => scalar.Text.Length > 0 ? Reading.Of(scalar.Text) : Wrong("empty", scalar);

    public override JsonObject Schema() => new() { ["type"] = "string", ["minLength"] = 1 };
}
