using Perennial.Drift.TwoSample;

namespace Perennial.Monitor;

/// <summary>Compares one column of a window with its reference: the one rule of which test a column gets.</summary>
/// <remarks>
/// Numbers: Anderson-Darling, which sees the tails as well as the middle and reckons with ties; at <see cref="MinimumRows"/> its limit holds. Where some are
/// infinite, which have a rank and no distance, Kolmogorov-Smirnov. Categories: see <see cref="CategoryTest"/>. The share of missing values: as two categories.
/// </remarks>
internal static class DriftTest
{
    /// <summary>Fewer rows than this on either side say nothing. The default of the field for the chi-squared approximation and more.</summary>
    public const int MinimumRows = 200;

    /// <summary>The test of a numeric column; null when there are too few rows.</summary>
    public static ColumnTest? Numeric(ReferenceColumn reference, double[] values)
    {
        var current = Array.FindAll(values, value => !double.IsNaN(value));
        if (current.Length < MinimumRows || reference.Sorted.Length < MinimumRows)
        {
            return null;
        }

        if (!Array.TrueForAll(current, double.IsFinite) || !double.IsFinite(reference.Sorted[0]) || !double.IsFinite(reference.Sorted[^1]))
        {
            var ranked = KolmogorovSmirnov.TestAgainstSorted(reference.Sorted, current);
            return new ColumnTest("kolmogorov-smirnov", ranked, PopulationStabilityIndex.OfSamples(reference.Sorted, current).Value, null);
        }

        var all = NumericComparison.Of(reference.Sample!, SortedSample.Of(current));
        var far = all.NormalizedWasserstein;
        return new ColumnTest(
            "anderson-darling", all.AndersonDarling, all.PopulationStability.Value, double.IsFinite(far) ? new ColumnDistance("normalized-wasserstein", far) : null);
    }

    /// <summary>The test of a categorical column; null when there are too few rows, or no two categories.</summary>
    public static ColumnTest? Categorical(ReferenceColumn reference, string?[] values)
    {
        var current = ReferenceColumn.Count(values);
        var rows = current.Values.Sum();
        if (rows < MinimumRows || reference.Counts.Values.Sum() < MinimumRows)
        {
            return null;
        }

        string[] names = [.. current.Keys.Union(reference.Counts.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        long[] before = [.. names.Select(name => reference.Counts.GetValueOrDefault(name))];
        long[] now = [.. names.Select(name => current.GetValueOrDefault(name))];
        var unseen = now.Where((_, at) => before[at] == 0).Sum();
        return names.Length < 2 ? null : Of(before, now) with { NewRatio = unseen == 0 ? null : unseen / (double)rows };
    }

    /// <summary>The test of the share of rows without a value; null when there are too few rows, or none is missing on either side.</summary>
    /// <param name="reference">The column's.</param>
    /// <param name="rows">Of the window.</param>
    /// <param name="missing">Of these, without a value.</param>
    public static ColumnTest? Missing(ReferenceColumn reference, int rows, int missing) =>
        rows < MinimumRows || reference.Rows < MinimumRows || reference.Missing + missing == 0
            ? null
            : Of([reference.Rows - reference.Missing, reference.Missing], [rows - missing, missing]) with { Part = "missing" };

    private static ColumnTest Of(long[] before, long[] now)
    {
        var (test, result) = CategoryTest.Of(before, now);
        return new ColumnTest(
            test, result, PopulationStabilityIndex.OfCounts(before, now).Value, new ColumnDistance("total-variation", TotalVariation.OfCounts(before, now)));
    }
}
