namespace Perennial.Drift.Metrics;

/// <summary>Average precision: the area under the precision-recall curve, taken stepwise.</summary>
public static class AveragePrecision
{
    /// <summary>Sum over distinct scores, from the highest, of the recall gained there times the precision down to there.</summary>
    /// <param name="scores">Scores where more means yes, any scale; infinities allowed; at least one row. Tied rows enter
    /// together.</param>
    /// <param name="labels">Labels, same rows.</param>
    /// <param name="weights">Weight of each row, finite and 0 or more; none: every row counts one.</param>
    /// <returns>Ratio, above 0 to 1 (the share of yes is chance); null when there is no yes, where it is undefined.</returns>
    /// <exception cref="ArgumentException">No rows, lengths differ, a score is NaN, or weights are negative or all 0.</exception>
    /// <remarks>Buckley and Voorhees (2000), without interpolation, which would flatter (Davis and Goadrich, 2006). Time O(n log
    /// n).</remarks>
    public static double? Of(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels, ReadOnlySpan<double> weights = default)
    {
        var (sorted, sortedLabels, sortedWeights) = LabelledScores.Ascending(scores, labels, weights);
        var (sum, yes, all) = (0.0, 0.0, 0.0);
        var row = sorted.Length - 1;
        while (row >= 0)
        {
            var yesTied = 0.0;
            var tied = sorted[row];
            for (; row >= 0 && sorted[row] == tied; row--)
            {
                all += sortedWeights[row];
                yesTied += sortedLabels[row] ? sortedWeights[row] : 0;
            }

            yes += yesTied;
            sum += yesTied > 0 ? yesTied * (yes / all) : 0;
        }

        return yes == 0 ? null : Math.Min(1, sum / yes);
    }
}
