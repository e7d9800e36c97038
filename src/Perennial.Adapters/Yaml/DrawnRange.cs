using System.Globalization;
using System.Text.RegularExpressions;
using Perennial.Terms;

namespace Perennial.Adapters.Yaml;

/// <summary>Two numbers with two dots between them, such as <c>8..128</c>; a point in either means that fractions are drawn too.</summary>
internal static partial class DrawnRange
{
    public const string Allowed = "two numbers, the first below the second, such as 8..128 for whole numbers or 0.02..0.3";

    /// <summary>What a text says; null where it says none.</summary>
    public static TuneRange? Parse(string text)
    {
        Match match = Written().Match(text);
        if (!match.Success)
        {
            return null;
        }

        double least = Number(match.Groups[1].Value), most = Number(match.Groups[2].Value);
        bool isWhole = match.Groups.Values.Skip(1).Take(2).All(group => group.Value.All(letter => letter == '-' || char.IsAsciiDigit(letter)));
        return double.IsFinite(least) && double.IsFinite(most) && least < most && (!isWhole || Math.Max(Math.Abs(least), Math.Abs(most)) < int.MaxValue)
            ? new TuneRange(least, most, isWhole)
            : null;
    }

    public static string Format(TuneRange range)
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"{range.Least:R}..{range.Most:R}");
        return !range.Whole && Parse(text) is { Whole: true } ? string.Create(CultureInfo.InvariantCulture, $"{range.Least:0.0}..{range.Most:R}") : text;
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A(-?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?)\.\.(-?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
