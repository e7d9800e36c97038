namespace Perennial.Drift.Metrics;

/// <summary>How well scores by class rank each class above the rest: the area under its curve, averaged over classes.</summary>
public static class MulticlassAreaUnderCurve
{
    /// <summary>Mean over classes, each counting one, of <see cref="AreaUnderCurve"/> of that class against all others.</summary>
    /// <param name="scores">Scores by class, any scale, row after row: rows times <paramref name="classes"/> numbers.</param>
    /// <param name="labels">The class that came, one a row, from 0, at least one row.</param>
    /// <param name="classes">Number of classes, 2 or more.</param>
    /// <param name="weights">Weight of each row, finite and 0 or more; none: every row counts one.</param>
    /// <returns>Probability, 0 to 1 (0.5 is chance). Classes that did not come are left out; null when only one came.</returns>
    /// <exception cref="ArgumentException">No rows, lengths differ, a score is NaN, there is no such class, or weights are
    /// negative or all 0.
    /// </exception>
    /// <remarks>Fawcett (2006), section 10, with equal weight for every class. It depends on the shares of the classes.</remarks>
    public static double? Macro(
        ReadOnlySpan<double> scores, ReadOnlySpan<int> labels, int classes, ReadOnlySpan<double> weights = default)
    {
        ClassProbabilities.CheckShape(scores, labels, classes, nameof(scores));
        Require.NoNaN(scores, nameof(scores));
        var (column, yes) = (new double[labels.Length], new bool[labels.Length]);
        var (sum, known) = (0.0, 0);
        for (var one = 0; one < classes; one++)
        {
            for (var row = 0; row < labels.Length; row++)
            {
                (column[row], yes[row]) = (scores[(row * classes) + one], labels[row] == one);
            }

            if (AreaUnderCurve.Of(column, yes, weights) is { } area)
            {
                (sum, known) = (sum + area, known + 1);
            }
        }

        return known == 0 ? null : sum / known;
    }
}
