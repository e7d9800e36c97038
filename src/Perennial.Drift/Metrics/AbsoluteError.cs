namespace Perennial.Drift.Metrics;

/// <summary>Absolute error of a number.</summary>
public static class AbsoluteError
{
    /// <summary>Loss of one row: |answer - truth|.</summary>
    /// <param name="answer">Answer, finite, in the unit of the truth.</param>
    /// <param name="truth">Truth, finite.</param>
    /// <returns>Unit of the truth, 0 or more.</returns>
    /// <exception cref="ArgumentException">The answer or the truth is not finite.</exception>
    /// <remarks>Laplace (1774).</remarks>
    public static double Of(double answer, double truth) =>
        Math.Abs(Require.Finite(answer, nameof(answer)) - Require.Finite(truth, nameof(truth)));

    /// <summary>Mean absolute error (MAE). The median of the truth is the best constant.</summary>
    /// <param name="answers">Answers, as for one row; at least one row.</param>
    /// <param name="truths">Truths, likewise, same rows.</param>
    /// <param name="weights">Weight of each row, finite and 0 or more; none: every row counts one.</param>
    /// <returns>Unit of the truth, 0 or more.</returns>
    /// <exception cref="ArgumentException">No rows, lengths differ, a value is not finite, or weights are negative or all 0.</exception>
    /// <remarks>Source as for <see cref="Of"/>.</remarks>
    public static double Mean(ReadOnlySpan<double> answers, ReadOnlySpan<double> truths, ReadOnlySpan<double> weights = default) =>
        AnsweredTruths.Mean(answers, truths, weights, Of);
}
