using System.Globalization;
using Perennial.Terms;

namespace Perennial.Monitor;

/// <summary>The rows cut by a column: by value, a number into bins of equal size, and what is too small together.</summary>
internal static class RowGroups
{
    /// <summary>The groups of at least the smallest size, in order of their names; the rest last, where it is large enough.</summary>
    /// <param name="model">Says which column names the entity.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="column">What is cut by.</param>
    /// <param name="bins">How many bins a number gets.</param>
    /// <param name="minimum">Rows of the smallest group.</param>
    public static IReadOnlyList<(string Name, int[] Rows)> Of(ModelDeclaration model, LabelledRows rows, string column, int bins, long minimum)
    {
        var names = Names(model, rows, column, bins);
        var groups = Enumerable.Range(0, rows.Count).GroupBy(row => names(row), StringComparer.Ordinal)
            .Select(group => (Name: group.Key, Rows: group.ToArray())).OrderBy(group => group.Name, StringComparer.Ordinal).ToList();
        int[] rest = [.. groups.Where(group => group.Rows.Length < minimum).SelectMany(group => group.Rows).Order()];
        var kept = groups.Where(group => group.Rows.Length >= minimum).ToList();
        return rest.Length >= minimum ? [.. kept, ("the rest", rest)] : kept;
    }

    /// <summary>The name of each row's group.</summary>
    public static Func<int, string> Names(ModelDeclaration model, LabelledRows rows, string column, int bins)
    {
        var place = rows.Features.Features.Index().Where(one => one.Item.Name == column).Select(one => (int?)one.Index).FirstOrDefault();
        return (place is { } at ? rows.Features.Columns[at] : null) switch
        {
            double[] numbers => Binned(numbers, bins),
            string?[] texts => row => texts[row] ?? "missing",
            _ when column == model.Columns.Entity => row => rows.Entities[row] ?? "missing",
            _ => _ => "missing",
        };
    }

    /// <summary>A value that few rows differ in is a name; many are cut at quantiles, each once.</summary>
    private static Func<int, string> Binned(double[] numbers, int bins)
    {
        double[] sorted = [.. numbers.Where(double.IsFinite).Order()];
        if (sorted.Distinct().Take(bins + 1).Count() <= bins)
        {
            return row => double.IsNaN(numbers[row]) ? "missing" : Text(numbers[row]);
        }

        double[] cuts = [.. Enumerable.Range(1, bins - 1).Select(cut => sorted[(int)((long)cut * sorted.Length / bins)]).Distinct().Where(cut => cut > sorted[0])];
        string[] names = [.. Enumerable.Range(0, cuts.Length + 1).Select(bin => bin == 0 ? $"below {Text(cuts[0])}" : bin == cuts.Length ? $"from {Text(cuts[^1])}" : $"{Text(cuts[bin - 1])} to {Text(cuts[bin])}")];
        return row => double.IsNaN(numbers[row]) ? "missing" : names[cuts.Count(cut => numbers[row] >= cut)];
    }

    private static string Text(double number) => number.ToString("0.######", CultureInfo.InvariantCulture);
}
