using System.Globalization;
using Perennial.Evaluate;

namespace Perennial.App.Commands;

/// <summary>A comparison as the cells of a table.</summary>
internal static class CardFigures
{
    /// <summary>Below it a probability is not told more closely.</summary>
    private const double Least = 0.0001;

    /// <summary>What each cell is.</summary>
    public static IReadOnlyList<string> Names { get; } = ["figure", "of", "version", "champion", "difference", "interval", "p", "by", "rows"];

    /// <summary>The cells; empty where there is nothing to tell.</summary>
    public static IEnumerable<string> Of(ComparedFigure one) =>
    [
        one.Metric,
        one.Of ?? "all rows",
        Text(one.Value),
        Text(one.Champion),
        Text(one.Difference),
        one.Lower is null && one.Upper is null ? string.Empty : $"{Text(one.Lower)} to {Text(one.Upper)}",
        one.PValue is { } p ? p < Least ? "< 0.0001" : p.ToString("0.####", CultureInfo.InvariantCulture) : string.Empty,
        one.Test,
        one.Rows.ToString("N0", CultureInfo.InvariantCulture),
    ];

    private static string Text(double? value) => value is not { } known ? string.Empty
        : known.ToString(Math.Abs(known) >= 1000 ? "N0" : "0.####", CultureInfo.InvariantCulture);
}
