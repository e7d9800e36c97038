using Perennial.Monitor;
using Perennial.Terms;

namespace Perennial.Evaluate;

/// <summary>What the rows of a training teach to expect of a feature.</summary>
/// <param name="Name">The feature.</param>
/// <param name="Type">How it was read.</param>
/// <param name="Missing">The share of rows without a value.</param>
/// <param name="Unique">Distinct values for each row with one; 0 for a numeric feature.</param>
public sealed record ColumnExpectation(string Name, FeatureType Type, double Missing, double Unique)
{
    /// <summary>Of a column with more categories than this none is kept. The default is 10,000.</summary>
    public const int MostCategories = 10_000;

    /// <summary>The least number to expect: the first percentile less the span from it to the 99th. Null for a categorical feature.</summary>
    public double? Low { get; init; }

    /// <summary>The greatest: the 99th percentile and as much again. Null likewise.</summary>
    public double? High { get; init; }

    /// <summary>The share of values outside of that, which the rows themselves had.</summary>
    public double Outside { get; init; }

    /// <summary>The categories, sorted; null for a numeric feature, and where there are too many.</summary>
    public IReadOnlyList<string>? Categories { get; init; }

    /// <summary>Reads it off a column.</summary>
    public static ColumnExpectation Of(FeatureDeclaration feature, ReferenceColumn column)
    {
        var known = column.Rows - column.Missing;
        var of = new ColumnExpectation(feature.Name, feature.Type, column.MissingRatio, known == 0 ? 0 : (double)column.Counts.Count / known);
        return feature.Type == FeatureType.Categorical
            ? of with { Categories = column.Counts.Count > MostCategories ? null : [.. column.Counts.Keys.Order(StringComparer.Ordinal)] }
            : known == 0 ? of : Ranged(of, column.Sorted);
    }

    private static ColumnExpectation Ranged(ColumnExpectation of, ReadOnlySpan<double> sorted)
    {
        var (first, last) = (sorted[sorted.Length / 100], sorted[sorted.Length - 1 - (sorted.Length / 100)]);
        var (low, high) = last > first ? (first - (last - first), last + (last - first)) : (sorted[0], sorted[^1]);
        var outside = 0;
        foreach (var value in sorted)
        {
            outside += value < low || value > high ? 1 : 0;
        }

        return double.IsFinite(low) && double.IsFinite(high) ? of with { Low = low, High = high, Outside = (double)outside / sorted.Length } : of;
    }
}
