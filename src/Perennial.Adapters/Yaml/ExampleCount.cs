using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Perennial.Adapters.Yaml;

/// <summary>A number of labelled examples, with the word.</summary>
internal sealed partial class ExampleCount : Form
{
    public override string Allowed => string.Create(
        CultureInfo.InvariantCulture,
        $"a whole number and the word examples, such as 2000 examples, at least 1, at most {WholeNumber.Greatest}");

    public override Reading Read(ScalarNode scalar)
    {
        if (Written().Match(scalar.Text) is not { Success: true } match)
        {
            return scalar.Kind == ScalarKind.Number
                ? Wrong("a count without its unit", scalar, $"Did you mean {scalar.Text} examples? ")
                : Wrong("not a count of examples", scalar);
        }

        return long.TryParse(match.Groups[1].Value, CultureInfo.InvariantCulture, out long count)
            && count is >= 1 and <= WholeNumber.Greatest ? Reading.Of(count) : Wrong("out of range", scalar);
    }

    public override JsonObject Schema() => new() { ["type"] = "string", ["pattern"] = "^[0-9]+ examples?$" };

    [GeneratedRegex(@"\A([0-9]+) +examples?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
