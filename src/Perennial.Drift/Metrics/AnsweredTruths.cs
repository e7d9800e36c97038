namespace Perennial.Drift.Metrics;

/// <summary>Weighted mean of a per-row loss over numeric answers and truths of equal length.</summary>
internal static class AnsweredTruths
{
    public static double Mean(
        ReadOnlySpan<double> answers, ReadOnlySpan<double> truths, ReadOnlySpan<double> weights, Func<double, double, double> loss)
    {
        Require.NotEmpty(answers, nameof(answers));
        Require.SameLength(answers.Length, truths.Length, nameof(truths));
        var total = RowWeights.Total(weights, answers.Length);
        var sum = 0.0;
        for (var row = 0; row < answers.Length; row++)
        {
            sum += RowWeights.At(weights, row) * loss(answers[row], truths[row]);
        }

        return sum / total;
    }
}
