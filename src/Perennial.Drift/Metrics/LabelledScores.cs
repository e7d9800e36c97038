namespace Perennial.Drift.Metrics;

/// <summary>Mean of a per-row loss over scores and labels of equal length.</summary>
internal static class LabelledScores
{
    public static double Mean(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels, Func<double, bool, double> loss)
    {
        Require.NotEmpty(scores, nameof(scores));
        Require.SameLength(scores.Length, labels.Length, nameof(labels));
        var sum = 0.0;
        for (var row = 0; row < scores.Length; row++)
        {
            sum += loss(scores[row], labels[row]);
        }

        return sum / scores.Length;
    }
}
