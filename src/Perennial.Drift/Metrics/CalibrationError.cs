namespace Perennial.Drift.Metrics;

/// <summary>Expected calibration error: how far probabilities are from the rates they promise, in bins of equal mass.</summary>
public static class CalibrationError
{
    /// <summary>Mean over bins, by their weight, of the distance between mean probability and share of yes.</summary>
    /// <param name="scores">Probabilities of yes, at least one row.</param>
    /// <param name="labels">Labels, same rows.</param>
    /// <param name="bins">Bins of equal weight, 1 or more; default 10. Rows with one score share a bin, so ties may leave fewer.</param>
    /// <param name="weights">Weight of each row, finite and 0 or more; none: every row counts one.</param>
    /// <returns>0 to 1, less is better. Noise alone gives about sqrt(bins / rows) / 2 or less, so compare like with like.</returns>
    /// <exception cref="ArgumentException">No rows, lengths differ, a score is NaN or outside 0 to 1, bins are under 1,
    /// or weights are negative or all 0.</exception>
    /// <remarks>Naeini, Cooper and Hauskrecht (2015), with bins of equal mass as Nixon et al. (2019) advise. A run of tied scores goes
    /// to the bin in which the middle of its weight falls.</remarks>
    public static double Of(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels, int bins = 10, ReadOnlySpan<double> weights = default)
    {
        Require.AtLeast(bins, 1, nameof(bins));
        foreach (var score in scores)
        {
            Require.Probability(score, nameof(scores));
        }

        var (sorted, sortedLabels, sortedWeights) = LabelledScores.Ascending(scores, labels, weights);
        var total = RowWeights.Total(weights, scores.Length);
        return Gaps(sorted, sortedLabels, sortedWeights, total, bins).Sum(Math.Abs) / total;
    }

    // Of each bin the sum of probabilities less the sum of yes: that is its gap times its weight.
    private static double[] Gaps(double[] scores, bool[] labels, double[] weights, double total, int bins)
    {
        var gaps = new double[bins];
        var below = 0.0;
        var row = 0;
        while (row < scores.Length)
        {
            var (mass, gap, tied) = (0.0, 0.0, scores[row]);
            for (; row < scores.Length && scores[row] == tied; row++)
            {
                mass += weights[row];
                gap += weights[row] * (tied - (labels[row] ? 1 : 0));
            }

            gaps[(int)Math.Min(bins - 1, Math.Floor(bins * ((below + (mass / 2)) / total)))] += gap;
            below += mass;
        }

        return gaps;
    }
}
