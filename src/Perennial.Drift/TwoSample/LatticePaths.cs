namespace Perennial.Drift.TwoSample;

/// <summary>
/// Exact Kolmogorov-Smirnov tail: the share of monotone paths from (0, 0) to (n, m) that somewhere leave the band of the observed gap.
/// Hodges (1958); with ties only the points where a run of equal values ends are looked at (Schröer and Trenkler, 1995).
/// </summary>
internal static class LatticePaths
{
    public static double Survival(long cells, ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var (n, m) = (first.Length, second.Length);
        var ends = RunEnds(first, second);
        var left = new double[m + 1];
        for (var i = 0; i <= n; i++)
        {
            for (var j = 0; j <= m; j++)
            {
                var outside = ends[i + j] && Math.Abs(((long)i * m) - ((long)j * n)) >= cells;
                left[j] = outside ? 1 : Mixed(i, j, left);
            }
        }

        return left[m];
    }

    // Of the paths to (i, j), a share i / (i + j) came from (i - 1, j): no subtraction, so small tails keep their precision.
    private static double Mixed(int i, int j, double[] left)
    {
        if (i + j == 0)
        {
            return 0;
        }

        var fromLeft = i * left[j];
        var fromBelow = j == 0 ? 0 : j * left[j - 1];
        return (fromLeft + fromBelow) / (i + j);
    }

    private static bool[] RunEnds(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var pooled = new double[first.Length + second.Length];
        first.CopyTo(pooled);
        second.CopyTo(pooled.AsSpan(first.Length));
        Array.Sort(pooled);
        var ends = new bool[pooled.Length + 1];
        for (var row = 0; row < pooled.Length; row++)
        {
            ends[row + 1] = row == pooled.Length - 1 || pooled[row] != pooled[row + 1];
        }

        return ends;
    }
}
