using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Perennial.Adapters.Yaml;

/// <summary>So many per stretch of time, read as the time from one to the next, in whole seconds.</summary>
internal sealed partial class Rate : Form
{
    public override string Allowed => "a whole number per duration, such as 1 per 90d; at most one per second";

    public override Reading Read(ScalarNode scalar)
    {
        if (Written().Match(scalar.Text) is not { Success: true } match)
        {
            return Wrong("not a rate", scalar);
        }

        bool readable = long.TryParse(match.Groups[1].Value, CultureInfo.InvariantCulture, out long count)
            & Durations.TryParse(match.Groups[2].Value, out TimeSpan per);
        long seconds = readable && count > 0 ? (long)per.TotalSeconds / count : 0;
        return seconds > 0 ? Reading.Of(TimeSpan.FromSeconds(seconds)) : Wrong("out of range", scalar);
    }

    public override JsonObject Schema() => new() { ["type"] = "string", ["pattern"] = $"^[0-9]+ per {Duration.Pattern}$" };

    [GeneratedRegex(@"\A([0-9]+) +per +(\S+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
