using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Perennial.Terms;

namespace Perennial.Adapters.Yaml;

/// <summary>What a retrain is worth: so much worse for so long.</summary>
internal sealed partial class Worth : Form
{
    public override string Allowed => "a share and a duration, such as 1 % worse for 7d";

    public override Reading Read(ScalarNode scalar)
    {
        if (Written().Match(scalar.Text) is not { Success: true } match || !Durations.TryParse(match.Groups[2].Value, out TimeSpan span))
        {
            return Wrong("not what a retrain is worth", scalar);
        }

        double percent = double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        return percent > 0 && span > TimeSpan.Zero ? Reading.Of(new RetrainWorth(percent / 100, span)) : Wrong("out of range", scalar);
    }

    public override JsonObject Schema() => new() { ["type"] = "string", ["pattern"] = $"^[0-9.]+ ?% worse for {Duration.Pattern}$" };

    public static string Format(RetrainWorth worth) =>
        string.Create(CultureInfo.InvariantCulture, $"{worth.WorseRatio * 100} % worse for {Durations.Format(worth.Span)}");

    [GeneratedRegex(@"\A([0-9]+(?:\.[0-9]+)?) ?% +worse +for +(\S+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
