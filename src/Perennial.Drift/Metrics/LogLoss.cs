namespace Perennial.Drift.Metrics;

/// <summary>Logarithmic loss of a probability for a yes-or-no label, in nats.</summary>
public static class LogLoss
{
    /// <summary>Scores are held at least this far from 0 and 1, so that one confident mistake costs at most 34.54 nats: 1e-15.</summary>
    public const double Clip = 1e-15;

    /// <summary>Loss of one row: minus ln of the probability given to what happened.</summary>
    /// <param name="score">Probability of yes, 0 to 1, clipped to <see cref="Clip"/> and 1 - <see cref="Clip"/>.</param>
    /// <param name="label">Whether it was yes.</param>
    /// <returns>Nats, 0 or more.</returns>
    /// <exception cref="ArgumentException">The score is NaN or outside 0 to 1.</exception>
    /// <remarks>Good (1952), "Rational Decisions". A proper score.</remarks>
    public static double Of(double score, bool label)
    {
        var probability = Math.Clamp(Require.Probability(score, nameof(score)), Clip, 1 - Clip);
        return label ? -Math.Log(probability) : -double.LogP1(-probability);
    }

    /// <summary>Mean loss over rows; compare with <see cref="Entropy.OfRate"/>, the loss of the best constant.</summary>
    /// <param name="scores">Probabilities of yes, at least one row.</param>
    /// <param name="labels">Labels, same rows.</param>
    /// <param name="weights">Weight of each row, finite and 0 or more; none: every row counts one.</param>
    /// <returns>Nats per row, 0 or more.</returns>
    /// <exception cref="ArgumentException">No rows, lengths differ, a score is NaN or outside 0 to 1, or weights are negative or
    /// all 0.</exception>
    /// <remarks>Source as for <see cref="Of"/>.</remarks>
    public static double Mean(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels, ReadOnlySpan<double> weights = default) =>
        LabelledScores.Mean(scores, labels, weights, Of);
}
