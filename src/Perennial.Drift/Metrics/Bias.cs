namespace Perennial.Drift.Metrics;

/// <summary>How much answers lie above the truth.</summary>
public static class Bias
{
    /// <summary>Error of one row with its sign: answer - truth.</summary>
    /// <param name="answer">Answer, finite, in the unit of the truth.</param>
    /// <param name="truth">Truth, finite.</param>
    /// <returns>Unit of the truth; above 0 the answer is too high.</returns>
    /// <exception cref="ArgumentException">The answer or the truth is not finite.</exception>
    public static double Of(double answer, double truth) =>
        Require.Finite(answer, nameof(answer)) - Require.Finite(truth, nameof(truth));

    /// <summary>Mean error with its sign; errors of both signs cancel.</summary>
    /// <param name="answers">Answers, as for one row; at least one row.</param>
    /// <param name="truths">Truths, likewise, same rows.</param>
    /// <param name="weights">Weight of each row, finite and 0 or more; none: every row counts one.</param>
    /// <returns>Unit of the truth; 0 is best.</returns>
    /// <exception cref="ArgumentException">No rows, lengths differ, a value is not finite, or weights are negative or all 0.</exception>
    public static double Mean(ReadOnlySpan<double> answers, ReadOnlySpan<double> truths, ReadOnlySpan<double> weights = default) =>
        AnsweredTruths.Mean(answers, truths, weights, Of);
}
