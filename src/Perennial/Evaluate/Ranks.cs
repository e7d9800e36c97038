namespace Perennial.Evaluate;

/// <summary>Ranks of values, ties sharing the mean of theirs.</summary>
internal static class Ranks
{
    /// <summary>The correlation of ranks (Spearman 1904), from -1 to 1; 0 where one side never changes.</summary>
    public static double Correlation(double[] first, double[] second)
    {
        var (one, other) = (Of(first), Of(second));
        var middle = (one.Length + 1) / 2.0;
        var (shared, left, right) = (0.0, 0.0, 0.0);
        for (var row = 0; row < one.Length; row++)
        {
            shared += (one[row] - middle) * (other[row] - middle);
            left += (one[row] - middle) * (one[row] - middle);
            right += (other[row] - middle) * (other[row] - middle);
        }

        return left > 0 && right > 0 ? shared / Math.Sqrt(left * right) : 0;
    }

    private static double[] Of(double[] values)
    {
        int[] order = [.. Enumerable.Range(0, values.Length).OrderBy(row => values[row])];
        var ranks = new double[values.Length];
        for (var (from, to) = (0, 0); from < order.Length; from = to)
        {
            for (to = from; to < order.Length && values[order[to]] == values[order[from]]; to++)
            {
            }

            for (var at = from; at < to; at++)
            {
                ranks[order[at]] = (from + 1 + to) / 2.0;
            }
        }

        return ranks;
    }
}
