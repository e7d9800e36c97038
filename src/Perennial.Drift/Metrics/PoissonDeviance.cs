namespace Perennial.Drift.Metrics;

/// <summary>Poisson deviance: the loss of an expected count.</summary>
public static class PoissonDeviance
{
    /// <summary>Loss of one row: 2 (truth ln(truth / answer) - truth + answer), with 0 ln 0 = 0.</summary>
    /// <param name="answer">Expected count, finite, above 0.</param>
    /// <param name="truth">Count that came, finite, 0 or more.</param>
    /// <returns>0 or more, less is better.</returns>
    /// <exception cref="ArgumentException">The answer or the truth is not finite, or an answer is not above 0 or a truth is below
    /// 0.</exception>
    /// <remarks>Nelder and Wedderburn (1972). Assumes that the variance grows as the mean.</remarks>
    public static double Of(double answer, double truth)
    {
        Require.Positive(answer, nameof(answer));
        Require.AtLeastZero(Require.Finite(truth, nameof(truth)), nameof(truth));
        return 2 * ((truth == 0 ? 0 : truth * Math.Log(truth / answer)) - truth + answer);
    }

    /// <summary>Mean deviance. The mean of the truth is the best constant.</summary>
    /// <param name="answers">Answers, as for one row; at least one row.</param>
    /// <param name="truths">Truths, likewise, same rows.</param>
    /// <param name="weights">Weight of each row, finite and 0 or more; none: every row counts one.</param>
    /// <returns>0 or more, less is better.</returns>
    /// <exception cref="ArgumentException">No rows, lengths differ, a value is not finite, an answer is not above 0 or a truth is
    /// below 0, or weights are negative or all 0.</exception>
    /// <remarks>Source as for <see cref="Of"/>.</remarks>
    public static double Mean(ReadOnlySpan<double> answers, ReadOnlySpan<double> truths, ReadOnlySpan<double> weights = default) =>
        AnsweredTruths.Mean(answers, truths, weights, Of);
}
