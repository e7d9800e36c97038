namespace Perennial.Drift.Metrics;

/// <summary>Share of rows decided right at a threshold.</summary>
public static class Accuracy
{
    /// <summary>1 if the decision is right, else 0; yes is decided when the score reaches the threshold.</summary>
    /// <param name="score">Any number where more means yes; infinities allowed.</param>
    /// <param name="label">Whether it was yes.</param>
    /// <param name="threshold">Least score that means yes; default 0.5.</param>
    /// <returns>0 or 1, more is better.</returns>
    /// <exception cref="ArgumentException">The score or the threshold is NaN.</exception>
    public static double Of(double score, bool label, double threshold = 0.5) =>
        Require.NotNaN(score, nameof(score)) >= Require.NotNaN(threshold, nameof(threshold)) == label ? 1 : 0;

    /// <summary>Share of rows decided right.</summary>
    /// <param name="scores">Scores, at least one row.</param>
    /// <param name="labels">Labels, same rows.</param>
    /// <param name="threshold">Least score that means yes; default 0.5.</param>
    /// <param name="weights">Weight of each row, finite and 0 or more; none: every row counts one.</param>
    /// <returns>Ratio, 0 to 1.</returns>
    /// <exception cref="ArgumentException">No rows, lengths differ, a score or the threshold is NaN, or weights are negative or
    /// all 0.</exception>
    public static double Mean(
        ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels, double threshold = 0.5, ReadOnlySpan<double> weights = default) =>
        LabelledScores.Mean(scores, labels, weights, (score, label) => Of(score, label, threshold));
}
