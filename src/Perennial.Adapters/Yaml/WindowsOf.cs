using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Perennial.Terms;

namespace Perennial.Adapters.Yaml;

/// <summary>So many of the newest windows.</summary>
internal sealed partial class WindowsOf : Form
{
    public override string Allowed => string.Create(
        CultureInfo.InvariantCulture, $"two whole numbers, such as 2 of 3; the second at most {AlarmedLooks.Longest}, the first no greater");

    public override Reading Read(ScalarNode scalar)
    {
        if (Written().Match(scalar.Text) is not { Success: true } match)
        {
            return Wrong("not so many of the newest windows", scalar);
        }

        bool readable = int.TryParse(match.Groups[1].Value, CultureInfo.InvariantCulture, out int least)
            & int.TryParse(match.Groups[2].Value, CultureInfo.InvariantCulture, out int newest);
        return readable && least >= 1 && least <= newest && newest <= AlarmedLooks.Longest
            ? Reading.Of(new AlarmedLooks(least, newest))
            : Wrong("out of range", scalar);
    }

    public override JsonObject Schema() => new() { ["type"] = "string", ["pattern"] = "^[0-9]+ of [0-9]+$" };

    public static string? Format(AlarmedLooks? looks) =>
        string.Create(CultureInfo.InvariantCulture, $"{looks?.AtLeast ?? 1} of {looks?.Newest ?? 1}");

    [GeneratedRegex(@"\A([0-9]+) +of +([0-9]+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
