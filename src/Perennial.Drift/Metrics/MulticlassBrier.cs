namespace Perennial.Drift.Metrics;

/// <summary>Squared distance of probabilities by class from what came.</summary>
public static class MulticlassBrier
{
    /// <summary>Loss of one row: sum over classes of (probability - 1 if it came, else 0)^2. With two classes twice
    /// <see cref="BrierScore"/>.</summary>
    /// <param name="probabilities">Probability of each class, 0 to 1, two classes or more, sum 1 give or take 0.001.</param>
    /// <param name="label">The class that came, from 0.</param>
    /// <returns>0 to 2, less is better.</returns>
    /// <exception cref="ArgumentException">A probability is NaN or outside 0 to 1, they do not sum to 1, or there is no such
    /// class.</exception>
    /// <remarks>Brier (1950), equation 2. A proper score.</remarks>
    public static double Of(ReadOnlySpan<double> probabilities, int label)
    {
        ClassProbabilities.CheckRow(probabilities, label);
        var sum = 0.0;
        for (var one = 0; one < probabilities.Length; one++)
        {
            var error = probabilities[one] - (one == label ? 1 : 0);
            sum += error * error;
        }

        return sum;
    }

    /// <summary>Mean loss over rows.</summary>
    /// <param name="probabilities">Probabilities by class, row after row: rows times <paramref name="classes"/> numbers.</param>
    /// <param name="labels">The class that came, one a row, at least one row.</param>
    /// <param name="classes">Number of classes, 2 or more.</param>
    /// <param name="weights">Weight of each row, finite and 0 or more; none: every row counts one.</param>
    /// <returns>0 to 2, less is better.</returns>
    /// <exception cref="ArgumentException">No rows, lengths differ, a row is refused by <see cref="Of"/>, or weights are negative
    /// or all 0.
    /// </exception>
    /// <remarks>Source as for <see cref="Of"/>.</remarks>
    public static double Mean(
        ReadOnlySpan<double> probabilities, ReadOnlySpan<int> labels, int classes, ReadOnlySpan<double> weights = default) =>
        ClassProbabilities.Mean(probabilities, labels, classes, weights, Of, nameof(probabilities));
}
