using Perennial.Drift.Metrics;

namespace Perennial.Drift.Unlabelled;

/// <summary>Isotonic calibration: the never-falling function of the score that is nearest, in squares, to the labels.</summary>
/// <remarks>Pool adjacent violators: Ayer, Brunk, Ewing, Reid and Silverman (1955); for scores Zadrozny and Elkan (2002). Rows of one
/// score are one point. Between points it is linear, outside them constant, as scikit-learn has it. Assumes only that more score
/// never means less chance of yes; needs some hundred rows, or steps fit noise. Time O(n log n).</remarks>
public sealed class IsotonicCalibration : ICalibrator
{
    private readonly double[] scores;
    private readonly double[] probabilities;

    private IsotonicCalibration(double[] scores, double[] probabilities)
    {
        this.scores = scores;
        this.probabilities = probabilities;
    }

    /// <summary>Fits to labelled rows.</summary>
    /// <param name="scores">Scores where more means yes, any scale, finite; at least one row.</param>
    /// <param name="labels">Labels, same rows.</param>
    /// <param name="weights">Weight of each row, finite and 0 or more; none: every row counts one. Rows of weight 0 are left out.</param>
    /// <returns>The calibration.</returns>
    /// <exception cref="ArgumentException">No rows, lengths differ, a score is NaN or infinite, or weights are negative or all 0.
    /// </exception>
    public static IsotonicCalibration Fit(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels, ReadOnlySpan<double> weights = default)
    {
        var (sorted, sortedLabels, sortedWeights) = LabelledScores.Ascending(scores, labels, weights);
        Require.Finite(sorted[0], nameof(scores));
        Require.Finite(sorted[^1], nameof(scores));
        var blocks = new PooledBlocks(sorted.Length);
        for (var row = 0; row < sorted.Length;)
        {
            var (tied, weight, yes) = (sorted[row], 0.0, 0.0);
            for (; row < sorted.Length && sorted[row] == tied; row++)
            {
                weight += sortedWeights[row];
                yes += sortedLabels[row] ? sortedWeights[row] : 0;
            }

            if (weight > 0)
            {
                blocks.Push(tied, yes / weight, weight);
            }
        }

        var (points, values) = blocks.Points();
        return new IsotonicCalibration(points, values);
    }

    /// <inheritdoc/>
    public double Calibrate(double score)
    {
        var found = Array.BinarySearch(scores, Require.NotNaN(score, nameof(score)));
        if (found >= 0)
        {
            return probabilities[found];
        }

        var right = ~found;
        if (right == 0 || right == scores.Length)
        {
            return probabilities[Math.Min(right, scores.Length - 1)];
        }

        var share = (score - scores[right - 1]) / (scores[right] - scores[right - 1]);
        var (low, high) = (probabilities[right - 1], probabilities[right]);
        return Math.Clamp(double.Lerp(low, high, share), low, high);
    }
}
