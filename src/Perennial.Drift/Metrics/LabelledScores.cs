namespace Perennial.Drift.Metrics;

/// <summary>Weighted mean of a per-row loss over scores and labels of equal length.</summary>
internal static class LabelledScores
{
    public static double Mean(
        ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels, ReadOnlySpan<double> weights, Func<double, bool, double> loss)
    {
        Require.NotEmpty(scores, nameof(scores));
        Require.SameLength(scores.Length, labels.Length, nameof(labels));
        var total = RowWeights.Total(weights, scores.Length);
        var sum = 0.0;
        for (var row = 0; row < scores.Length; row++)
        {
            sum += RowWeights.At(weights, row) * loss(scores[row], labels[row]);
        }

        return sum / total;
    }

    /// <summary>The rows by ascending score, after checking them.</summary>
    public static (double[] Scores, bool[] Labels, double[] Weights) Ascending(
        ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels, ReadOnlySpan<double> weights)
    {
        Require.NotEmpty(scores, nameof(scores));
        Require.SameLength(scores.Length, labels.Length, nameof(labels));
        Require.NoNaN(scores, nameof(scores));
        RowWeights.Total(weights, scores.Length);
        var sorted = scores.ToArray();
        var order = new int[scores.Length];
        for (var row = 0; row < order.Length; row++)
        {
            order[row] = row;
        }

        Array.Sort(sorted, order);
        var (sortedLabels, sortedWeights) = (new bool[order.Length], new double[order.Length]);
        for (var rank = 0; rank < order.Length; rank++)
        {
            (sortedLabels[rank], sortedWeights[rank]) = (labels[order[rank]], RowWeights.At(weights, order[rank]));
        }

        return (sorted, sortedLabels, sortedWeights);
    }
}
