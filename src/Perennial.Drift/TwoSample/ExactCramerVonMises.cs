namespace Perennial.Drift.TwoSample;

/// <summary>The exact null distribution of the Cramer-von Mises statistic given the ties: every way to share the runs of equal values
/// among the samples, weighed by how many relabellings of the rows give it.</summary>
internal static class ExactCramerVonMises
{
    public static TestResult Test(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var (n, m) = (first.Length, second.Length);
        var runs = TieRuns.Of(first, second);
        var observed = 0L;
        var (i, j) = (0, 0);
        foreach (var (a, b) in runs)
        {
            observed += Step(n, m, i, j, a, b);
            (i, j) = (i + a, j + b);
        }

        var (cells, total) = ((double)n * m, (double)n + m);
        return new TestResult(observed / 2.0 / cells / total / total, Survival(runs, n, m, observed), n, m);
    }

    // What a run adds: its rows times the squared gaps, in cells, before and after it.
    private static long Step(long n, long m, long i, long j, long a, long b) =>
        (a + b) * (Square((i * m) - (j * n)) + Square(((i + a) * m) - ((j + b) * n)));

    private static long Square(long value) => value * value;

    private static double Survival(List<(int First, int Second)> runs, int n, int m, long observed)
    {
        var ways = new Dictionary<(int First, long Value), double> { [(0, 0)] = 1 };
        var passed = 0;
        foreach (var (first, second) in runs)
        {
            ways = After(ways, passed, first + second, n, m);
            passed += first + second;
        }

        return Math.Min(1, ways.Where(way => way.Key.Value >= observed).Sum(way => way.Value) / ways.Values.Sum());
    }

    private static Dictionary<(int First, long Value), double> After(
        Dictionary<(int First, long Value), double> ways, int passed, int rows, int n, int m)
    {
        var after = new Dictionary<(int First, long Value), double>(ways.Count * 2);
        foreach (var ((i, value), count) in ways)
        {
            var choices = 1.0;
            for (var a = 0; a <= rows; choices *= (rows - a) / (a + 1.0), a++)
            {
                if (i + a <= n && passed - i + rows - a <= m)
                {
                    var key = (i + a, value + Step(n, m, i, passed - i, a, rows - a));
                    after[key] = after.GetValueOrDefault(key) + (count * choices);
                }
            }
        }

        return after;
    }
}
