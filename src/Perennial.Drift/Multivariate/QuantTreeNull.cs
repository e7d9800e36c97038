namespace Perennial.Drift.Multivariate;

/// <summary>What Pearson's statistic does without drift. The bins' probabilities are spacings of uniform order statistics, so they are
/// gamma variables over their sum, of the bins' reference rows as shapes and one more for the last.</summary>
internal static class QuantTreeNull
{
    public static double[] Simulate(int[] reference, int batchRows, QuantTreeOptions options)
    {
        var random = new Random(options.Seed);
        var statistics = new double[options.Simulations];
        var ends = new double[reference.Length];
        var counts = new long[reference.Length];
        for (var simulation = 0; simulation < statistics.Length; simulation++)
        {
            Draw(random, reference, ends);
            Array.Clear(counts);
            for (var row = 0; row < batchRows; row++)
            {
                var found = Array.BinarySearch(ends, random.NextDouble() * ends[^1]);
                counts[found >= 0 ? found : ~found]++;
            }

            statistics[simulation] = Statistic(counts, reference, batchRows);
        }

        Array.Sort(statistics);
        return statistics;
    }

    public static double Statistic(long[] counts, int[] reference, int batchRows)
    {
        var perRow = (double)batchRows / reference.Sum();
        var statistic = 0.0;
        for (var bin = 0; bin < counts.Length; bin++)
        {
            // Where ties left the last bin without a row, it is expected to hold what its one spacing says.
            var expected = perRow * Math.Max(1, reference[bin]);
            var gap = counts[bin] - (perRow * reference[bin]);
            statistic += gap * gap / expected;
        }

        return statistic;
    }

    private static void Draw(Random random, int[] reference, double[] ends)
    {
        var sum = 0.0;
        for (var bin = 0; bin < ends.Length; bin++)
        {
            sum += Gamma(random, reference[bin] + (bin == ends.Length - 1 ? 1 : 0));
            ends[bin] = sum;
        }
    }

    // Marsaglia and Tsang (2000), "A Simple Method for Generating Gamma Variables", for shapes of 1 and more.
    private static double Gamma(Random random, double shape)
    {
        var d = shape - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            var v = Math.Pow(1 + (c * normal), 3);
            if (v > 0 && Math.Log(1 - random.NextDouble()) < (normal * normal / 2) + d - (d * v) + (d * Math.Log(v)))
            {
                return d * v;
            }
        }
    }
}
