namespace Perennial.Drift.Metrics;

/// <summary>Money lost by answers below and above the truth, such as a unit short and a unit left over.</summary>
public static class UnderOverCost
{
    /// <summary>Cost of one row: under (truth - answer) where the answer is too low, over (answer - truth) where it is too
    /// high.</summary>
    /// <param name="answer">Answer, finite, in the unit of the truth.</param>
    /// <param name="truth">Truth, finite.</param>
    /// <param name="under">Money per unit that the answer is below the truth, finite, 0 or more.</param>
    /// <param name="over">Money per unit that the answer is above the truth, finite, 0 or more.</param>
    /// <returns>Money, in the currency of the prices, 0 or more.</returns>
    /// <exception cref="ArgumentException">The answer or the truth is not finite, or a price is below 0.</exception>
    /// <remarks>The newsvendor of Arrow, Harris and Marschak (1951): (under + over) times <see cref="PinballLoss"/> at that
    /// quantile.</remarks>
    public static double Of(double answer, double truth, double under, double over)
    {
        Require.AtLeastZero(Require.Finite(under, nameof(under)), nameof(under));
        Require.AtLeastZero(Require.Finite(over, nameof(over)), nameof(over));
        var below = Require.Finite(truth, nameof(truth)) - Require.Finite(answer, nameof(answer));
        return below >= 0 ? under * below : over * -below;
    }

    /// <summary>Mean cost over rows. The quantile under / (under + over) of the truth is the best constant.</summary>
    /// <param name="answers">Answers, as for one row; at least one row.</param>
    /// <param name="truths">Truths, likewise, same rows.</param>
    /// <param name="under">Money per unit that the answer is below the truth, finite, 0 or more.</param>
    /// <param name="over">Money per unit that the answer is above the truth, finite, 0 or more.</param>
    /// <param name="weights">Weight of each row, finite and 0 or more; none: every row counts one.</param>
    /// <returns>Money per row, in the currency of the prices, 0 or more.</returns>
    /// <exception cref="ArgumentException">No rows, lengths differ, a value is not finite, a price is below 0, or weights are
    /// negative or all 0.</exception>
    /// <remarks>Source as for <see cref="Of"/>.</remarks>
    public static double Mean(
        ReadOnlySpan<double> answers, ReadOnlySpan<double> truths, double under, double over, ReadOnlySpan<double> weights = default) =>
        AnsweredTruths.Mean(answers, truths, weights, (answer, truth) => Of(answer, truth, under, over));
}
