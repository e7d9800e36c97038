using System.Text.Json.Nodes;

namespace Perennial.Adapters.Yaml.Settings;

/// <summary>An address of http or https.</summary>
internal sealed class Url : Form
{
    public override string Allowed => "a URL of http or https, such as http://127.0.0.1:8080";

    public override Reading Read(ScalarNode scalar) =>
        Uri.TryCreate(scalar.Text, UriKind.Absolute, out Uri? url) && url.Scheme is "http" or "https" ? Reading.Of(url!) : Wrong("not a URL", scalar);

    public override JsonObject Schema() => new() { ["type"] = "string", ["format"] = "uri" };
}
