namespace Perennial.Drift.Metrics;

/// <summary>R squared: the share of the truth's variance that answers explain.</summary>
public static class RSquared
{
    /// <summary>1 less the squared error of the answers over that of the truth's own mean.</summary>
    /// <param name="answers">Answers, finite, at least one row.</param>
    /// <param name="truths">Truths, finite, same rows.</param>
    /// <param name="weights">Weight of each row, finite and 0 or more; none: every row counts one.</param>
    /// <returns>Ratio, 1 at most; 0 is the mean as a constant answer, below 0 is worse than that. Null when the truth does not
    /// vary.</returns>
    /// <exception cref="ArgumentException">No rows, lengths differ, a value is not finite, or weights are negative or all 0.</exception>
    /// <remarks>Wright (1921). The mean is that of these same rows.</remarks>
    public static double? Of(ReadOnlySpan<double> answers, ReadOnlySpan<double> truths, ReadOnlySpan<double> weights = default)
    {
        var error = SquaredError.Mean(answers, truths, weights);
        var first = FirstCounted(truths, weights);
        var center = AnsweredTruths.Mean(answers, truths, weights, (_, truth) => truth - first) + first;
        var varies = false;
        for (var row = 0; row < truths.Length; row++)
        {
            varies |= truths[row] != first && RowWeights.At(weights, row) > 0;
        }

        return varies ? 1 - (error / AnsweredTruths.Mean(answers, truths, weights, (_, truth) => SquaredError.Of(center, truth))) : null;
    }

    private static double FirstCounted(ReadOnlySpan<double> truths, ReadOnlySpan<double> weights)
    {
        var row = 0;
        while (RowWeights.At(weights, row) == 0)
        {
            row++;
        }

        return truths[row];
    }
}
