using System.Text.Json;
using Perennial.Drift;
using Perennial.Drift.Selection;
using Perennial.Drift.TwoSample;

namespace Perennial.Monitor;

/// <summary>Compares one column of a window with its reference. Which test it gets is the rule of <see cref="TestChoice"/>.</summary>
internal static class DriftTest
{
    /// <summary>Fewer rows than this on either side say nothing. The default of the field for the chi-squared approximation and more.</summary>
    public const int MinimumRows = 200;

    /// <summary>The test of a numeric column; null when there are too few rows.</summary>
    public static TestedColumn? Numeric(ReferenceColumn reference, double[] values)
    {
        var current = Array.FindAll(values, value => !double.IsNaN(value));
        if (current.Length < MinimumRows || reference.Sorted.Length < MinimumRows)
        {
            return null;
        }

        var found = ColumnComparison.OfNumbers(reference.Sample!, SortedSample.Of(current));
        var moved = found.Distances.NormalizedWasserstein is { } far ? new ColumnDistance("normalized-wasserstein", far) : null;
        return Of(found, (reference.Sorted.Length, current.Length), moved);
    }

    /// <summary>The test of a categorical column; null when there are too few rows, or no two categories.</summary>
    public static TestedColumn? Categorical(ReferenceColumn reference, string?[] values)
    {
        var current = ReferenceColumn.Count(values);
        var (before, rows) = (reference.Counts.Values.Sum(), current.Values.Sum());
        if (rows < MinimumRows || before < MinimumRows || reference.Counts.Keys.Union(current.Keys, StringComparer.Ordinal).Take(2).Count() < 2)
        {
            return null;
        }

        var found = ColumnComparison.OfCategories(reference.Counts, current);
        var unseen = current.Where(category => !reference.Counts.ContainsKey(category.Key)).Sum(category => category.Value);
        return Of(found, (before, rows), new ColumnDistance("total-variation", found.Distances.TotalVariation!.Value)) with
        {
            NewRatio = unseen == 0 ? null : unseen / (double)rows,
        };
    }

    /// <summary>The test of the share of rows without a value; null when there are too few rows, or none is missing on either side.</summary>
    /// <param name="reference">The column's.</param>
    /// <param name="rows">Of the window.</param>
    /// <param name="missing">Of these, without a value.</param>
    public static TestedColumn? Missing(ReferenceColumn reference, int rows, int missing)
    {
        if (rows < MinimumRows || reference.Rows < MinimumRows || MissingComparison.Of(reference.Missing, reference.Rows, missing, rows) is not { } found)
        {
            return null;
        }

        long[] before = [reference.Rows - reference.Missing, reference.Missing], now = [rows - missing, missing];
        return new TestedColumn(
            Name(found.Test),
            new TestResult(found.Statistic, found.PValue, reference.Rows, rows),
            PopulationStabilityIndex.OfCounts(before, now).Value,
            new ColumnDistance("total-variation", TotalVariation.OfCounts(before, now))) { Part = "missing" };
    }

    private static TestedColumn Of(ColumnComparison found, (long Before, long Now) rows, ColumnDistance? moved) => new(
        Name(found.Test),
        new TestResult(found.Statistic, found.PValue, rows.Before, rows.Now),
        found.Distances.PopulationStability!.Value,
        moved);

    private static string Name(ColumnTest test) => JsonNamingPolicy.KebabCaseLower.ConvertName(test.ToString());
}
