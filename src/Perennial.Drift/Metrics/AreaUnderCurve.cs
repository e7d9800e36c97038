namespace Perennial.Drift.Metrics;

/// <summary>Area under the receiver operating characteristic: how well scores rank yes above no.</summary>
public static class AreaUnderCurve
{
    /// <summary>Probability that a random yes scores above a random no, ties counting half; exact when no weights are given.</summary>
    /// <param name="scores">Scores where more means yes, any scale; infinities allowed; at least one row.</param>
    /// <param name="labels">Labels, same rows.</param>
    /// <param name="weights">Weight of each row, finite and 0 or more; none: every row counts one.</param>
    /// <returns>Probability, 0 to 1 (0.5 is chance); null when the rows hold only one class, where it is undefined.</returns>
    /// <exception cref="ArgumentException">No rows, lengths differ, a score is NaN, or weights are negative or all 0.</exception>
    /// <remarks>Mann and Whitney (1947); Hanley and McNeil (1982). Time O(n log n).</remarks>
    public static double? Of(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels, ReadOnlySpan<double> weights = default)
    {
        var (sorted, sortedLabels, sortedWeights) = LabelledScores.Ascending(scores, labels, weights);
        if (!weights.IsEmpty)
        {
            return Weighted(sorted, sortedLabels, sortedWeights);
        }

        var yes = labels.Count(true);
        long no = labels.Length - yes;
        return yes == 0 || no == 0 ? null : (double)(HalfWins(sorted, sortedLabels) / (2 * (decimal)yes * no));
    }

    // Twice the number of (yes, no) pairs ranked right, ties counting one: a whole number, so nothing is rounded.
    private static decimal HalfWins(double[] scores, bool[] labels)
    {
        decimal wins = 0;
        long noBelow = 0;
        var row = 0;
        while (row < scores.Length)
        {
            var (yesTied, noTied) = (0L, 0L);
            var tied = scores[row];
            for (; row < scores.Length && scores[row] == tied; row++)
            {
                (yesTied, noTied) = labels[row] ? (yesTied + 1, noTied) : (yesTied, noTied + 1);
            }

            wins += yesTied * ((2 * noBelow) + noTied);
            noBelow += noTied;
        }

        return wins;
    }

    private static double? Weighted(double[] scores, bool[] labels, double[] weights)
    {
        var (wins, yes, noBelow) = (0.0, 0.0, 0.0);
        var row = 0;
        while (row < scores.Length)
        {
            var (yesTied, noTied) = (0.0, 0.0);
            var tied = scores[row];
            for (; row < scores.Length && scores[row] == tied; row++)
            {
                (yesTied, noTied) = labels[row] ? (yesTied + weights[row], noTied) : (yesTied, noTied + weights[row]);
            }

            wins += yesTied * (noBelow + (noTied / 2));
            (yes, noBelow) = (yes + yesTied, noBelow + noTied);
        }

        return yes == 0 || noBelow == 0 ? null : Math.Min(1, wins / (yes * noBelow));
    }
}
