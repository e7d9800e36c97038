namespace Perennial.Drift.Metrics;

/// <summary>Logarithmic loss of probabilities by class, in nats.</summary>
public static class MulticlassLogLoss
{
    /// <summary>How far the sum of a row's probabilities may be from 1: 0.001.</summary>
    public const double Slack = ClassProbabilities.Slack;

    /// <summary>Loss of one row: minus ln of the probability given to the class that came, held at least
    /// <see cref="LogLoss.Clip"/>.</summary>
    /// <param name="probabilities">Probability of each class, 0 to 1, two classes or more, sum 1 give or take 0.001.</param>
    /// <param name="label">The class that came, from 0.</param>
    /// <returns>Nats, 0 or more. ln of the number of classes is the loss of knowing nothing.</returns>
    /// <exception cref="ArgumentException">A probability is NaN or outside 0 to 1, they do not sum to 1, or there is no such
    /// class.</exception>
    /// <remarks>Good (1952), "Rational Decisions". A proper score.</remarks>
    public static double Of(ReadOnlySpan<double> probabilities, int label)
    {
        ClassProbabilities.CheckRow(probabilities, label);
        return -Math.Log(Math.Clamp(probabilities[label], LogLoss.Clip, 1));
    }

    /// <summary>Mean loss over rows.</summary>
    /// <param name="probabilities">Probabilities by class, row after row: rows times <paramref name="classes"/> numbers.</param>
    /// <param name="labels">The class that came, one a row, at least one row.</param>
    /// <param name="classes">Number of classes, 2 or more.</param>
    /// <param name="weights">Weight of each row, finite and 0 or more; none: every row counts one.</param>
    /// <returns>Nats per row, 0 or more.</returns>
    /// <exception cref="ArgumentException">No rows, lengths differ, a row is refused by <see cref="Of"/>, or weights are negative
    /// or all 0.
    /// </exception>
    /// <remarks>Source as for <see cref="Of"/>.</remarks>
    public static double Mean(
        ReadOnlySpan<double> probabilities, ReadOnlySpan<int> labels, int classes, ReadOnlySpan<double> weights = default) =>
        ClassProbabilities.Mean(probabilities, labels, classes, weights, Of, nameof(probabilities));
}
