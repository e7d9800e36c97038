namespace Perennial.Drift.Metrics;

/// <summary>Huber loss: squared for small errors, absolute for large ones.</summary>
public static class HuberLoss
{
    /// <summary>Loss of one row: e^2 / 2 for |e| up to delta, then delta (|e| - delta / 2), where e = answer - truth.</summary>
    /// <param name="answer">Answer, finite, in the unit of the truth.</param>
    /// <param name="truth">Truth, finite.</param>
    /// <param name="delta">Error from which the loss grows linearly, in the unit of the truth, finite, above 0.</param>
    /// <returns>Squared unit of the truth, 0 or more.</returns>
    /// <exception cref="ArgumentException">The answer or the truth is not finite, or delta is not above 0.</exception>
    /// <remarks>Huber (1964).</remarks>
    public static double Of(double answer, double truth, double delta)
    {
        Require.Positive(delta, nameof(delta));
        var error = Math.Abs(Require.Finite(answer, nameof(answer)) - Require.Finite(truth, nameof(truth)));
        return error <= delta ? error * error / 2 : delta * (error - (delta / 2));
    }

    /// <summary>Mean loss over rows.</summary>
    /// <param name="answers">Answers, as for one row; at least one row.</param>
    /// <param name="truths">Truths, likewise, same rows.</param>
    /// <param name="delta">Error from which the loss grows linearly, in the unit of the truth, finite, above 0.</param>
    /// <param name="weights">Weight of each row, finite and 0 or more; none: every row counts one.</param>
    /// <returns>Squared unit of the truth, 0 or more.</returns>
    /// <exception cref="ArgumentException">No rows, lengths differ, a value is not finite, delta is not above 0, or weights are
    /// negative or all 0.</exception>
    /// <remarks>Source as for <see cref="Of"/>.</remarks>
    public static double Mean(
        ReadOnlySpan<double> answers, ReadOnlySpan<double> truths, double delta, ReadOnlySpan<double> weights = default) =>
        AnsweredTruths.Mean(answers, truths, weights, (answer, truth) => Of(answer, truth, delta));
}
