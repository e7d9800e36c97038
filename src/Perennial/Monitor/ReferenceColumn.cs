namespace Perennial.Monitor;

/// <summary>What is kept of one column of the reference.</summary>
/// <param name="Rows">Rows, missing ones counted.</param>
/// <param name="Missing">Rows without a value.</param>
/// <param name="Sorted">Values of a numeric column in ascending order; empty for a categorical one.</param>
/// <param name="Counts">Rows by name of a categorical column; empty for a numeric one.</param>
public sealed record ReferenceColumn(int Rows, int Missing, double[] Sorted, IReadOnlyDictionary<string, long> Counts)
{
    /// <summary>The share of rows without a value.</summary>
    public double MissingRatio => Rows == 0 ? 0 : (double)Missing / Rows;

    /// <summary>The profile of a numeric column; NaN is missing.</summary>
    public static ReferenceColumn Of(double[] values)
    {
        var sorted = Array.FindAll(values, value => !double.IsNaN(value));
        Array.Sort(sorted);
        return new ReferenceColumn(values.Length, values.Length - sorted.Length, sorted, new Dictionary<string, long>());
    }

    /// <summary>The profile of a categorical column.</summary>
    public static ReferenceColumn Of(string?[] values)
    {
        var counts = Count(values);
        return new ReferenceColumn(values.Length, values.Length - (int)counts.Values.Sum(), [], counts);
    }

    /// <summary>Rows by name, missing ones left out.</summary>
    public static Dictionary<string, long> Count(string?[] values) => values
        .Where(value => value is not null)
        .GroupBy(value => value!, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.LongCount(), StringComparer.Ordinal);
}
