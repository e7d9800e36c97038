using Perennial.Drift.TwoSample;

namespace Perennial.Monitor;

/// <summary>What is kept of one column of the reference.</summary>
/// <param name="Rows">Rows, missing ones counted.</param>
/// <param name="Missing">Rows without a value.</param>
/// <param name="Sample">Values of a numeric column, sorted once to be compared often; null for a categorical one, and where there are none.</param>
/// <param name="Counts">Rows by name of a categorical column; empty for a numeric one.</param>
public sealed record ReferenceColumn(int Rows, int Missing, SortedSample? Sample, IReadOnlyDictionary<string, long> Counts)
{
    /// <summary>The share of rows without a value.</summary>
    public double MissingRatio => Rows == 0 ? 0 : (double)Missing / Rows;

    /// <summary>Values of a numeric column in ascending order; empty for a categorical one.</summary>
    public ReadOnlySpan<double> Sorted => Sample is null ? [] : Sample.Values;

    /// <summary>The profile of a numeric column; NaN is missing.</summary>
    public static ReferenceColumn Of(double[] values)
    {
        var known = Array.FindAll(values, value => !double.IsNaN(value));
        return new ReferenceColumn(
            values.Length, values.Length - known.Length, known.Length == 0 ? null : SortedSample.Of(known), new Dictionary<string, long>());
    }

    /// <summary>The profile of a categorical column.</summary>
    public static ReferenceColumn Of(string?[] values)
    {
        var counts = Count(values);
        return new ReferenceColumn(values.Length, values.Length - (int)counts.Values.Sum(), null, counts);
    }

    /// <summary>Rows by name, missing ones left out.</summary>
    public static Dictionary<string, long> Count(string?[] values) => values
        .Where(value => value is not null)
        .GroupBy(value => value!, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.LongCount(), StringComparer.Ordinal);
}
