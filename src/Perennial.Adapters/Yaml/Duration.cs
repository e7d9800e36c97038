using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Perennial.Adapters.Yaml;

/// <summary>A duration, bounded below.</summary>
internal sealed partial class Duration(TimeSpan atLeast) : Form
{
    public const string Pattern = "[0-9]+(w|d|h|m|s)";

    public override string Allowed =>
        "a whole number and a unit of w, d, h, m, s (such as 14d), "
        + $"at least {Durations.Format(atLeast)}, at most {Durations.Format(Durations.Longest)}";

    public override Reading Read(ScalarNode scalar) =>
        scalar.Kind == ScalarKind.Number ? Wrong("a duration without its unit", scalar)
        : Durations.TryParse(scalar.Text, out TimeSpan duration)
            ? duration < atLeast ? Wrong("out of range", scalar) : Reading.Of(duration)
        : Exact().IsMatch(scalar.Text) ? Wrong("out of range", scalar)
        : Wrong("not a duration", scalar, Hint(scalar.Text));

    public override JsonObject Schema() => new() { ["type"] = "string", ["pattern"] = $"^{Pattern}$" };

    /// <summary>What was probably meant by "3 days" or "90min"; months have no fixed length and get no guess.</summary>
    public static string Hint(string text) =>
        Spoken().Match(text) is { Success: true } match
            ? $"Did you mean {match.Groups[1].Value}{char.ToLowerInvariant(match.Groups[2].Value[0])}? "
            : string.Empty;

    [GeneratedRegex($@"\A-?{Pattern}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Exact();

    [GeneratedRegex(
        @"\A([0-9]+)\s*(w|weeks?|d|days?|h|hrs?|hours?|m|mins?|minutes?|s|secs?|seconds?)\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Spoken();
}
