namespace Perennial.Drift.Metrics;

/// <summary>Squared error of a probability for a yes-or-no label.</summary>
public static class BrierScore
{
    /// <summary>Loss of one row: (score - label)^2 with label 1 for yes.</summary>
    /// <param name="score">Probability of yes, 0 to 1.</param>
    /// <param name="label">Whether it was yes.</param>
    /// <returns>0 to 1, less is better.</returns>
    /// <exception cref="ArgumentException">The score is NaN or outside 0 to 1.</exception>
    /// <remarks>Brier (1950), halved for two classes. A proper score.</remarks>
    public static double Of(double score, bool label)
    {
        var error = Require.Probability(score, nameof(score)) - (label ? 1 : 0);
        return error * error;
    }

    /// <summary>Mean loss over rows.</summary>
    /// <param name="scores">Probabilities of yes, at least one row.</param>
    /// <param name="labels">Labels, same rows.</param>
    /// <param name="weights">Weight of each row, finite and 0 or more; none: every row counts one.</param>
    /// <returns>0 to 1, less is better.</returns>
    /// <exception cref="ArgumentException">No rows, lengths differ, a score is NaN or outside 0 to 1, or weights are negative or
    /// all 0.</exception>
    /// <remarks>Source as for <see cref="Of"/>.</remarks>
    public static double Mean(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels, ReadOnlySpan<double> weights = default) =>
        LabelledScores.Mean(scores, labels, weights, Of);
}
