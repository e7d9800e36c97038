using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Perennial.Adapters.Yaml;

/// <summary>How long one answer takes.</summary>
internal sealed partial class ShortTime : Form
{
    private static readonly (string Unit, long Ticks)[] Units = [("us", TimeSpan.TicksPerMicrosecond), ("ms", TimeSpan.TicksPerMillisecond), ("s", TimeSpan.TicksPerSecond)];

    public override string Allowed => "a whole number and a unit of us, ms, s (such as 5ms), at least 1us, at most 3600s";

    /// <summary>The shortest text that gives <paramref name="time"/> back.</summary>
    public static string Format(TimeSpan time)
    {
        (string unit, long ticks) = Units.Last(one => time.Ticks % one.Ticks == 0);
        return string.Create(CultureInfo.InvariantCulture, $"{time.Ticks / ticks}{unit}");
    }

    public override Reading Read(ScalarNode scalar)
    {
        if (Written().Match(scalar.Text) is not { Success: true } match)
        {
            return Wrong(scalar.Kind == ScalarKind.Number ? "a time without its unit" : "not such a time", scalar);
        }

        long ticks = Array.Find(Units, one => one.Unit == match.Groups[2].Value).Ticks;
        return long.TryParse(match.Groups[1].Value, CultureInfo.InvariantCulture, out long count) && count > 0 && count <= TimeSpan.TicksPerHour / ticks
            ? Reading.Of(TimeSpan.FromTicks(count * ticks))
            : Wrong("out of range", scalar);
    }

    public override JsonObject Schema() => new() { ["type"] = "string", ["pattern"] = "^[0-9]+(us|ms|s)$" };

    [GeneratedRegex(@"\A([0-9]+)(us|ms|s)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
