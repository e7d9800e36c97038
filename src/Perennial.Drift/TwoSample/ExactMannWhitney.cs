namespace Perennial.Drift.TwoSample;

/// <summary>The exact null distribution of U without ties, by the recurrence of Mann and Whitney (1947) in shares of relabellings.</summary>
internal static class ExactMannWhitney
{
    public static double PValue(int statistic, int n, int m, Alternative alternative) => alternative switch
    {
        Alternative.Less => AtMost(statistic, n, m),
        Alternative.Greater => AtMost((n * m) - statistic, n, m),
        _ => Math.Min(1, 2 * AtMost(Math.Min(statistic, (n * m) - statistic), n, m)),
    };

    // Only additions of shares, so that a small tail keeps its precision. Row k of the table holds i = k rows of the first sample.
    private static double AtMost(int most, int n, int m)
    {
        var shares = new double[m + 1][];
        for (var j = 0; j <= m; j++)
        {
            shares[j] = new double[most + 1];
            shares[j][0] = 1;
        }

        for (var i = 1; i <= n; i++)
        {
            for (var j = 1; j <= m; j++)
            {
                Mix(shares[j], shares[j - 1], i, j);
            }
        }

        return Math.Min(1, shares[m].Sum());
    }

    // The largest row is of the first sample in a share i / (i + j), and then larger than all j of the second.
    private static void Mix(double[] without, double[] fewer, int i, int j)
    {
        var (ofFirst, ofSecond) = ((double)i / (i + j), (double)j / (i + j));
        for (var u = without.Length - 1; u >= 0; u--)
        {
            without[u] = (u >= j ? ofFirst * without[u - j] : 0) + (ofSecond * fewer[u]);
        }
    }
}
