namespace Perennial.Drift.Metrics;

/// <summary>Share of rows whose class of the highest score is not the one that came. Accuracy is 1 less this.</summary>
public static class MulticlassError
{
    /// <summary>The class that is decided: the one of the highest score, and of equal ones the lowest class.</summary>
    /// <param name="scores">Score of each class, any scale, two classes or more; infinities allowed.</param>
    /// <returns>The class, from 0.</returns>
    /// <exception cref="ArgumentException">Fewer than two classes, or a score is NaN.</exception>
    public static int Decided(ReadOnlySpan<double> scores)
    {
        Require.AtLeast(scores.Length, 2, "classes");
        Require.NoNaN(scores, nameof(scores));
        var best = 0;
        for (var one = 1; one < scores.Length; one++)
        {
            best = scores[one] > scores[best] ? one : best;
        }

        return best;
    }

    /// <summary>Loss of one row: 0 if the decided class came, else 1.</summary>
    /// <param name="scores">Score of each class, any scale, two classes or more; infinities allowed.</param>
    /// <param name="label">The class that came, from 0.</param>
    /// <returns>0 or 1, less is better.</returns>
    /// <exception cref="ArgumentException">Fewer than two classes, a score is NaN, or there is no such class.</exception>
    public static double Of(ReadOnlySpan<double> scores, int label)
    {
        var decided = Decided(scores);
        ClassProbabilities.CheckLabel(label, scores.Length, nameof(label));
        return decided == label ? 0 : 1;
    }

    /// <summary>Share of rows decided wrong.</summary>
    /// <param name="scores">Scores by class, row after row: rows times <paramref name="classes"/> numbers.</param>
    /// <param name="labels">The class that came, one a row, at least one row.</param>
    /// <param name="classes">Number of classes, 2 or more.</param>
    /// <param name="weights">Weight of each row, finite and 0 or more; none: every row counts one.</param>
    /// <returns>Ratio, 0 to 1, less is better.</returns>
    /// <exception cref="ArgumentException">No rows, lengths differ, a row is refused by <see cref="Of"/>, or weights are negative
    /// or all 0.
    /// </exception>
    public static double Mean(
        ReadOnlySpan<double> scores, ReadOnlySpan<int> labels, int classes, ReadOnlySpan<double> weights = default) =>
        ClassProbabilities.Mean(scores, labels, classes, weights, Of, nameof(scores));
}
