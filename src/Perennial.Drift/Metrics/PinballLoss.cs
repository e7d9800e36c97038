namespace Perennial.Drift.Metrics;

/// <summary>Pinball loss: the loss of a quantile.</summary>
public static class PinballLoss
{
    /// <summary>Loss of one row: quantile (truth - answer) where the truth is above, (1 - quantile)(answer - truth) where it is
    /// below.</summary>
    /// <param name="answer">Answer, finite, in the unit of the truth.</param>
    /// <param name="truth">Truth, finite.</param>
    /// <param name="quantile">Share of truths that should lie below the answer, above 0 and below 1.</param>
    /// <returns>Unit of the truth, 0 or more.</returns>
    /// <exception cref="ArgumentException">The answer or the truth is not finite, or the quantile is not between 0 and 1.</exception>
    /// <remarks>Koenker and Bassett (1978).</remarks>
    public static double Of(double answer, double truth, double quantile)
    {
        Require.InsideUnit(quantile, nameof(quantile));
        var below = Require.Finite(truth, nameof(truth)) - Require.Finite(answer, nameof(answer));
        return below >= 0 ? quantile * below : (quantile - 1) * below;
    }

    /// <summary>Mean loss over rows. That quantile of the truth is the best constant.</summary>
    /// <param name="answers">Answers, as for one row; at least one row.</param>
    /// <param name="truths">Truths, likewise, same rows.</param>
    /// <param name="quantile">Share of truths that should lie below the answer, above 0 and below 1.</param>
    /// <param name="weights">Weight of each row, finite and 0 or more; none: every row counts one.</param>
    /// <returns>Unit of the truth, 0 or more.</returns>
    /// <exception cref="ArgumentException">No rows, lengths differ, a value is not finite, the quantile is not between 0 and 1, or
    /// weights are negative or all 0.</exception>
    /// <remarks>Source as for <see cref="Of"/>.</remarks>
    public static double Mean(
        ReadOnlySpan<double> answers, ReadOnlySpan<double> truths, double quantile, ReadOnlySpan<double> weights = default) =>
        AnsweredTruths.Mean(answers, truths, weights, (answer, truth) => Of(answer, truth, quantile));
}
