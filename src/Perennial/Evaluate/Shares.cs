using System.Globalization;

namespace Perennial.Evaluate;

/// <summary>Shares of the rows of a feature.</summary>
internal static class Shares
{
    /// <summary>Without a value.</summary>
    public static double Missing(FeatureColumn column) => column.Count == 0 ? 0
        : (double)(column.Numbers.Count(double.IsNaN) + column.Texts.Count(text => text is null)) / column.Count;

    /// <summary>With a number below one bound or above the other; null bounds nothing.</summary>
    public static double Outside(FeatureColumn column, double? low, double? high) => column.Count == 0 ? 0
        : (double)column.Numbers.Count(value => value < low || value > high) / column.Count;

    /// <summary>With a category that is not among these; one of them is the example.</summary>
    public static double Other(FeatureColumn column, IReadOnlyList<string> known, out string? example)
    {
        var all = known.ToHashSet(StringComparer.Ordinal);
        var others = column.Texts.Where(text => text is not null && !all.Contains(text)).ToList();
        example = others.FirstOrDefault();
        return column.Count == 0 ? 0 : (double)others.Count / column.Count;
    }

    /// <summary>Rows with a category, and how many categories they have.</summary>
    public static (int Known, int Distinct) Distinct(FeatureColumn column)
    {
        var known = column.Texts.OfType<string>().ToList();
        return (known.Count, known.Distinct(StringComparer.Ordinal).Count());
    }

    /// <summary>A span in words.</summary>
    public static string Span(double? low, double? high) => string.Create(
        CultureInfo.InvariantCulture, $"{(low is { } least ? least.ToString("0.####", CultureInfo.InvariantCulture) : "any")} to {(high is { } most ? most.ToString("0.####", CultureInfo.InvariantCulture) : "any")}");
}
