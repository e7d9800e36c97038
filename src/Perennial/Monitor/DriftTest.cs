using Perennial.Drift;
using Perennial.Drift.TwoSample;

namespace Perennial.Monitor;

/// <summary>Compares one column of a window with its reference.</summary>
internal static class DriftTest
{
    /// <summary>Fewer rows than this on either side say nothing. The default of the field for the chi-squared approximation and more.</summary>
    public const int MinimumRows = 200;

    /// <summary>Kolmogorov-Smirnov for a numeric column; null when there are too few rows.</summary>
    public static (string Test, TestResult Result, double Stability)? Numeric(ReferenceColumn reference, double[] values)
    {
        var current = Array.FindAll(values, value => !double.IsNaN(value));
        if (current.Length < MinimumRows || reference.Sorted.Length < MinimumRows)
        {
            return null;
        }

        var result = KolmogorovSmirnov.TestAgainstSorted(reference.Sorted, current);
        return ("kolmogorov-smirnov", result, PopulationStabilityIndex.OfSamples(reference.Sorted, current).Value);
    }

    /// <summary>Chi-squared for a categorical column; null when there are too few rows.</summary>
    public static (string Test, TestResult Result, double Stability)? Categorical(ReferenceColumn reference, string?[] values)
    {
        var current = ReferenceColumn.Count(values);
        if (current.Values.Sum() < MinimumRows || reference.Counts.Values.Sum() < MinimumRows)
        {
            return null;
        }

        string[] names = [.. current.Keys.Union(reference.Counts.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        long[] before = [.. names.Select(name => reference.Counts.GetValueOrDefault(name))];
        long[] now = [.. names.Select(name => current.GetValueOrDefault(name))];
        return names.Length < 2 ? null : ("chi-squared", ChiSquared.Test(before, now), PopulationStabilityIndex.OfCounts(before, now).Value);
    }
}
