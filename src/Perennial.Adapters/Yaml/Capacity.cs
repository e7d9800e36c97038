using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Perennial.Terms;

namespace Perennial.Adapters.Yaml;

/// <summary>So many rows per stretch of time: how many can be acted on.</summary>
internal sealed partial class Capacity : Form
{
    public override string Allowed => "a whole number per duration, such as 500 per 1d";

    public override Reading Read(ScalarNode scalar) =>
        Written().Match(scalar.Text) is { Success: true } match
        && long.TryParse(match.Groups[1].Value, CultureInfo.InvariantCulture, out long count) && count > 0
        && Durations.TryParse(match.Groups[2].Value, out TimeSpan per) && per > TimeSpan.Zero
            ? Reading.Of(new DecideAt(null, count, per))
            : Wrong("not so many per stretch of time", scalar);

    public override JsonObject Schema() => new() { ["type"] = "string", ["pattern"] = $"^[0-9]+ per {Duration.Pattern}$" };

    [GeneratedRegex(@"\A([0-9]+) +per +(\S+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
