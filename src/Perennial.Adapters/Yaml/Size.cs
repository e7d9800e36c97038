using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Perennial.Adapters.Yaml;

/// <summary>A size of memory. Units are powers of 1024, as where a process is limited.</summary>
internal sealed partial class Size : Form
{
    private const long Least = 1L << 20;
    private const long Most = 1L << 50;
    private static readonly string[] Units = ["KB", "MB", "GB", "TB"];

    public override string Allowed => "a whole number and a unit of KB, MB, GB, TB (such as 512MB), at least 1MB, at most 1024TB";

    /// <summary>The shortest text that gives <paramref name="bytes"/> back.</summary>
    public static string Format(long bytes)
    {
        int unit = Units.Length;
        while (unit > 1 && bytes % (1L << (10 * unit)) != 0)
        {
            unit--;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{bytes >> (10 * unit)}{Units[unit - 1]}");
    }

    public override Reading Read(ScalarNode scalar)
    {
        if (Written().Match(scalar.Text) is not { Success: true } match)
        {
            return Wrong(scalar.Kind == ScalarKind.Number ? "a size without its unit" : "not a size", scalar);
        }

        int power = 10 * (1 + Array.IndexOf(Units, match.Groups[2].Value));
        bool fits = long.TryParse(match.Groups[1].Value, CultureInfo.InvariantCulture, out long count) && count <= Most >> power;
        return fits && count << power >= Least ? Reading.Of(count << power) : Wrong("out of range", scalar);
    }

    public override JsonObject Schema() => new() { ["type"] = "string", ["pattern"] = "^[0-9]+(KB|MB|GB|TB)$" };

    [GeneratedRegex(@"\A([0-9]+)(KB|MB|GB|TB)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
