namespace Perennial.Drift.Metrics;

/// <summary>How much each row counts: no weights at all means that every row counts one.</summary>
internal static class RowWeights
{
    public static double At(ReadOnlySpan<double> weights, int row) => weights.IsEmpty ? 1 : weights[row];

    /// <summary>The sum of the weights, after checking them.</summary>
    public static double Total(ReadOnlySpan<double> weights, int rows)
    {
        if (weights.IsEmpty)
        {
            return rows;
        }

        Require.SameLength(rows, weights.Length, nameof(weights));
        var total = 0.0;
        for (var row = 0; row < weights.Length; row++)
        {
            total += weights[row] >= 0 && double.IsFinite(weights[row])
                ? weights[row]
                : throw new ArgumentException(
                    $"weights[{row}] is {weights[row]:R}; a finite number of 0 or more is needed.", nameof(weights));
        }

        return total > 0 && double.IsFinite(total)
            ? total
            : throw new ArgumentException($"weights sum to {total:R}; a finite sum above 0 is needed.", nameof(weights));
    }
}
