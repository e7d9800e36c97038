namespace Perennial.Drift.Metrics;

/// <summary>How yes-or-no decisions came out, in rows or, with weights, in sums of weights. A ratio that nothing defines is null.</summary>
/// <param name="TruePositives">Yes decided, yes true; 0 or more.</param>
/// <param name="FalsePositives">Yes decided, no true; 0 or more.</param>
/// <param name="TrueNegatives">No decided, no true; 0 or more.</param>
/// <param name="FalseNegatives">No decided, yes true; 0 or more.</param>
public sealed record ConfusionMatrix(double TruePositives, double FalsePositives, double TrueNegatives, double FalseNegatives)
{
    /// <summary>Share of the decided yes that were right, 0 to 1; null when nothing was decided yes.</summary>
    public double? Precision => Ratio(TruePositives, TruePositives + FalsePositives);

    /// <summary>Share of the true yes that were found, 0 to 1; null when there is none.</summary>
    public double? Recall => Ratio(TruePositives, TruePositives + FalseNegatives);

    /// <summary>Share of the true no that were left alone, 0 to 1; null when there is none.</summary>
    public double? Specificity => Ratio(TrueNegatives, TrueNegatives + FalsePositives);

    /// <summary>Share decided right, 0 to 1; null when there is nothing.</summary>
    public double? Accuracy => Ratio(
        TruePositives + TrueNegatives, TruePositives + FalsePositives + TrueNegatives + FalseNegatives);

    /// <summary>Correlation of decision and truth, -1 to 1 (0 is chance); null when decisions or truths are all alike.</summary>
    /// <remarks>Matthews (1975).</remarks>
    public double? Matthews => Ratio(
        (TruePositives * TrueNegatives) - (FalsePositives * FalseNegatives),
        Math.Sqrt(TruePositives + FalsePositives) * Math.Sqrt(TruePositives + FalseNegatives)
            * Math.Sqrt(TrueNegatives + FalsePositives) * Math.Sqrt(TrueNegatives + FalseNegatives));

    /// <summary>Counts the decisions of a threshold.</summary>
    /// <param name="scores">Scores where more means yes, any scale; at least one row.</param>
    /// <param name="labels">Labels, same rows.</param>
    /// <param name="threshold">Least score that means yes; default 0.5.</param>
    /// <param name="weights">Weight of each row, finite and 0 or more; none: every row counts one.</param>
    /// <returns>The four sums.</returns>
    /// <exception cref="ArgumentException">No rows, lengths differ, a score or the threshold is NaN, or weights are negative or all 0.
    /// </exception>
    public static ConfusionMatrix At(
        ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels, double threshold = 0.5, ReadOnlySpan<double> weights = default)
    {
        Require.NotEmpty(scores, nameof(scores));
        Require.SameLength(scores.Length, labels.Length, nameof(labels));
        Require.NoNaN(scores, nameof(scores));
        Require.NotNaN(threshold, nameof(threshold));
        RowWeights.Total(weights, scores.Length);
        Span<double> cells = stackalloc double[4];
        for (var row = 0; row < scores.Length; row++)
        {
            cells[(scores[row] >= threshold ? 2 : 0) + (labels[row] ? 1 : 0)] += RowWeights.At(weights, row);
        }

        return new ConfusionMatrix(cells[3], cells[2], cells[0], cells[1]);
    }

    /// <summary>Weighted harmonic mean of precision and recall.</summary>
    /// <param name="beta">How many times recall matters as much as precision, above 0; default 1.</param>
    /// <returns>Ratio, 0 to 1; null when there is no yes, neither true nor decided.</returns>
    /// <exception cref="ArgumentException">Beta is NaN, infinite or not above 0.</exception>
    /// <remarks>Van Rijsbergen (1979), chapter 7.</remarks>
    public double? FBeta(double beta = 1)
    {
        var square = Require.Positive(beta, nameof(beta)) * beta;
        var found = (1 + square) * TruePositives;
        return Ratio(found, found + (square * FalseNegatives) + FalsePositives);
    }

    private static double? Ratio(double part, double whole) => whole == 0 ? null : part / whole;
}
