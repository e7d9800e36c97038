namespace Perennial.Drift.Metrics;

/// <summary>Symmetric absolute error relative to answer and truth (SMAPE), as a ratio, not a percent.</summary>
public static class SymmetricAbsolutePercentageError
{
    /// <summary>Loss of one row: 2 |answer - truth| / (|answer| + |truth|), 0 where both are 0.</summary>
    /// <param name="answer">Answer, finite, in the unit of the truth.</param>
    /// <param name="truth">Truth, finite.</param>
    /// <returns>Ratio, 0 to 2.</returns>
    /// <exception cref="ArgumentException">The answer or the truth is not finite.</exception>
    /// <remarks>Makridakis (1993). Too low an answer costs more than one as much too high, and where the truth is 0 every other
    /// answer costs 2.</remarks>
    public static double Of(double answer, double truth)
    {
        var error = Math.Abs(Require.Finite(answer, nameof(answer)) - Require.Finite(truth, nameof(truth)));
        var size = (Math.Abs(answer) / 2) + (Math.Abs(truth) / 2);
        return error == 0 ? 0 : Math.Min(2, error / size);
    }

    /// <summary>Mean loss over rows.</summary>
    /// <param name="answers">Answers, as for one row; at least one row.</param>
    /// <param name="truths">Truths, likewise, same rows.</param>
    /// <param name="weights">Weight of each row, finite and 0 or more; none: every row counts one.</param>
    /// <returns>Ratio, 0 to 2.</returns>
    /// <exception cref="ArgumentException">No rows, lengths differ, a value is not finite, or weights are negative or all 0.</exception>
    /// <remarks>Source as for <see cref="Of"/>.</remarks>
    public static double Mean(ReadOnlySpan<double> answers, ReadOnlySpan<double> truths, ReadOnlySpan<double> weights = default) =>
        AnsweredTruths.Mean(answers, truths, weights, Of);
}
