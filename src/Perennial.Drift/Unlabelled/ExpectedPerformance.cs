using Perennial.Drift.Metrics;

namespace Perennial.Drift.Unlabelled;

/// <summary>What a model's metrics are expected to be on rows without labels. A metric that nothing defines is null.</summary>
/// <param name="Confusion">Expected confusion matrix, in rows.</param>
/// <param name="AreaUnderCurve">Expected area under the curve, 0 to 1; null where the probabilities are all 0 or all 1.</param>
/// <param name="LogLoss">Expected log loss of the scores, in nats a row; null when a score lies outside 0 to 1.</param>
public sealed record ExpectedPerformance(ConfusionMatrix Confusion, double? AreaUnderCurve, double? LogLoss)
{
    /// <summary>Metrics expected of scores and the probabilities of yes behind them: confidence-based performance estimation (CBPE).
    /// </summary>
    /// <param name="scores">What the model said, where more means yes; at least one row.</param>
    /// <param name="probabilities">Calibrated probability of yes, same rows, 0 to 1.</param>
    /// <param name="threshold">Least score that the model decides yes on; default 0.5.</param>
    /// <returns>The expected metrics.</returns>
    /// <exception cref="ArgumentException">No rows, lengths differ, a score or the threshold is NaN, or a probability is not one.
    /// </exception>
    /// <remarks>NannyML's CBPE (Kivimaki et al., 2025, for the theory). A row adds its probability to the yes side and the rest to
    /// the no side; ratios are of expected counts. The area is the trapezoid under the expected curve, ties by score sloped. Assumes
    /// calibrated probabilities: that yes depends on the row as it did in the reference. Concept drift is invisible to it.
    /// Time O(n log n).</remarks>
    public static ExpectedPerformance Of(ReadOnlySpan<double> scores, ReadOnlySpan<double> probabilities, double threshold = 0.5)
    {
        Require.NotEmpty(scores, nameof(scores));
        Require.SameLength(scores.Length, probabilities.Length, nameof(probabilities));
        Require.NoNaN(scores, nameof(scores));
        Require.NotNaN(threshold, nameof(threshold));
        Span<double> cells = stackalloc double[4];
        for (var row = 0; row < scores.Length; row++)
        {
            var decided = scores[row] >= threshold ? 2 : 0;
            cells[decided + 1] += Require.Probability(probabilities[row], nameof(probabilities));
            cells[decided] += 1 - probabilities[row];
        }

        var matrix = new ConfusionMatrix(cells[3], cells[2], cells[0], cells[1]);
        return new ExpectedPerformance(matrix, Area(scores, probabilities), Loss(scores, probabilities));
    }

    private static double? Area(ReadOnlySpan<double> scores, ReadOnlySpan<double> probabilities)
    {
        var (sorted, matching) = (scores.ToArray(), probabilities.ToArray());
        Array.Sort(sorted, matching);
        var (wins, yes, no) = (0.0, 0.0, 0.0);
        for (var row = 0; row < sorted.Length;)
        {
            var (yesTied, noTied, tied) = (0.0, 0.0, sorted[row]);
            for (; row < sorted.Length && sorted[row] == tied; row++)
            {
                yesTied += matching[row];
                noTied += 1 - matching[row];
            }

            wins += yesTied * (no + (noTied / 2));
            (yes, no) = (yes + yesTied, no + noTied);
        }

        return yes == 0 || no == 0 ? null : Math.Clamp(wins / (yes * no), 0, 1);
    }

    private static double? Loss(ReadOnlySpan<double> scores, ReadOnlySpan<double> probabilities)
    {
        var sum = 0.0;
        for (var row = 0; row < scores.Length; row++)
        {
            if (scores[row] is < 0 or > 1)
            {
                return null;
            }

            sum += probabilities[row] * Metrics.LogLoss.Of(scores[row], true);
            sum += (1 - probabilities[row]) * Metrics.LogLoss.Of(scores[row], false);
        }

        return sum / scores.Length;
    }
}
