namespace Perennial.Drift.TwoSample;

/// <summary>Standard deviation and table of the k-sample Anderson-Darling statistic: Scholz and Stephens (1987), equation 4 and table 2.</summary>
internal static class ScholzStephens
{
    private const double Euler = 0.57721566490153286;
    private const int MostSummed = 1000;

    private static readonly double[] Levels = [0.25, 0.1, 0.05, 0.025, 0.01, 0.005, 0.001];
    private static readonly double[] Base = [0.675, 1.281, 1.645, 1.96, 2.326, 2.573, 3.085];
    private static readonly double[] Root = [-0.245, 0.25, 0.678, 1.149, 1.822, 2.364, 3.615];
    private static readonly double[] Inverse = [-0.105, -0.305, -0.362, -0.391, -0.396, -0.345, -0.154];

    public static double Deviation(ReadOnlySpan<long> rows)
    {
        double k = rows.Length, n = 0, inverses = 0;
        foreach (var count in rows)
        {
            n += count;
            inverses += 1.0 / count;
        }

        var h = Harmonic(n - 1);
        var g = SquareHarmonic(n) - (2 * h / n) - (1 / (n * n)); // Their double sum, in closed form.
        var a = (((4 * g) - 6) * (k - 1)) + ((10 - (6 * g)) * inverses);
        var b = (((2 * g) - 4) * k * k) + (8 * h * k) + (((2 * g) - (14 * h) - 4) * inverses) - (8 * h) + (4 * g) - 6;
        var c = (((6 * h) + (2 * g) - 2) * k * k) + (((4 * h) - (4 * g) + 6) * k) + (((2 * h) - 6) * inverses) + (4 * h);
        var d = (((2 * h) + 6) * k * k) - (4 * h * k);
        return Math.Sqrt(((((((a * n) + b) * n) + c) * n) + d) / ((n - 1) * (n - 2) * (n - 3)));
    }

    /// <summary>A parabola through the logarithms of the table's levels, held between 0.001 and 0.25.</summary>
    public static double PValue(double statistic, int others)
    {
        var points = new double[Levels.Length];
        for (var level = 0; level < points.Length; level++)
        {
            points[level] = Base[level] + (Root[level] / Math.Sqrt(others)) + (Inverse[level] / others);
        }

        return statistic <= points[0] ? Levels[0] : statistic >= points[^1] ? Levels[^1] : Math.Exp(Parabola(points, statistic));
    }

    // Least squares about the mean point, by Gram-Schmidt: 1, then x, then x^2 made orthogonal to both.
    private static double Parabola(double[] points, double at)
    {
        var mean = points.Average();
        var spread = points.Sum(x => Math.Pow(x - mean, 2));
        var skew = points.Sum(x => Math.Pow(x - mean, 3)) / spread;
        var width = spread / points.Length;
        double Bent(double x) => Math.Pow(x - mean, 2) - (skew * (x - mean)) - width;
        double[] logs = [.. Levels.Select(level => Math.Log(level))];
        var slope = points.Zip(logs, (x, y) => (x - mean) * y).Sum() / spread;
        var bend = points.Zip(logs, (x, y) => Bent(x) * y).Sum() / points.Sum(x => Bent(x) * Bent(x));
        return logs.Average() + (slope * (at - mean)) + (bend * Bent(at));
    }

    private static double Harmonic(double n) => n <= MostSummed
        ? Sum(n, i => 1 / i)
        : Math.Log(n) + Euler + (1 / (2 * n)) - (1 / (12 * n * n)) + (1 / (120 * n * n * n * n));

    private static double SquareHarmonic(double n) => n <= MostSummed
        ? Sum(n, i => 1 / (i * i))
        : (Math.PI * Math.PI / 6) - (1 / n) + (1 / (2 * n * n)) - (1 / (6 * n * n * n)) + (1 / (30 * n * n * n * n * n));

    private static double Sum(double n, Func<double, double> term)
    {
        var sum = 0.0;
        for (var i = n; i >= 1; i--)
        {
            sum += term(i);
        }

        return sum;
    }
}
