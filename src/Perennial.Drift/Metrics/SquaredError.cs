namespace Perennial.Drift.Metrics;

/// <summary>Squared error of a number.</summary>
public static class SquaredError
{
    /// <summary>Loss of one row: (answer - truth)^2.</summary>
    /// <param name="answer">Answer, finite, in the unit of the truth.</param>
    /// <param name="truth">Truth, finite.</param>
    /// <returns>Squared unit of the truth, 0 or more.</returns>
    /// <exception cref="ArgumentException">The answer or the truth is not finite.</exception>
    /// <remarks>Gauss (1809). Assumes that an error twice as large is four times as bad.</remarks>
    public static double Of(double answer, double truth)
    {
        var error = Require.Finite(answer, nameof(answer)) - Require.Finite(truth, nameof(truth));
        return error * error;
    }

    /// <summary>Mean squared error (MSE). The mean of the truth is the best constant.</summary>
    /// <param name="answers">Answers, as for one row; at least one row.</param>
    /// <param name="truths">Truths, likewise, same rows.</param>
    /// <param name="weights">Weight of each row, finite and 0 or more; none: every row counts one.</param>
    /// <returns>Squared unit of the truth, 0 or more.</returns>
    /// <exception cref="ArgumentException">No rows, lengths differ, a value is not finite, or weights are negative or all 0.</exception>
    /// <remarks>Source as for <see cref="Of"/>.</remarks>
    public static double Mean(ReadOnlySpan<double> answers, ReadOnlySpan<double> truths, ReadOnlySpan<double> weights = default) =>
        AnsweredTruths.Mean(answers, truths, weights, Of);

    /// <summary>Root of the mean squared error (RMSE).</summary>
    /// <param name="answers">Answers, finite, at least one row.</param>
    /// <param name="truths">Truths, finite, same rows.</param>
    /// <param name="weights">Weight of each row, finite and 0 or more; none: every row counts one.</param>
    /// <returns>Unit of the truth, 0 or more.</returns>
    /// <exception cref="ArgumentException">No rows, lengths differ, a value is not finite, or weights are negative or all 0.</exception>
    /// <remarks>Source as for <see cref="Of"/>.</remarks>
    public static double RootMean(ReadOnlySpan<double> answers, ReadOnlySpan<double> truths, ReadOnlySpan<double> weights = default) =>
        Math.Sqrt(Mean(answers, truths, weights));
}
