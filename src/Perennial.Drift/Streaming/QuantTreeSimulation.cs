namespace Perennial.Drift.Streaming;

/// <summary>Finds the threshold of <see cref="QuantTreeEwma"/>: streams without drift, each over a histogram of its own, until long after the wanted run length.</summary>
internal static class QuantTreeSimulation
{
    private const int HorizonRatio = 4;

    public static double Threshold(int[] counts, QuantTreeEwmaOptions options)
    {
        var random = new SplitMix { State = (ulong)options.Seed };
        var horizon = HorizonRatio * options.RunLength;
        var records = new RunRecords[options.SimulatedStreams];
        for (var stream = 0; stream < records.Length; stream++)
        {
            records[stream] = Stream(counts, options.Weight, horizon, ref random);
        }

        var (low, high) = (0.0, records.Max(record => record.Highest));
        while (high - low > 1e-9 * high)
        {
            var middle = (low + high) / 2;
            (low, high) = RunRecords.MeanLength(records, middle) < options.RunLength ? (middle, high) : (low, middle);
        }

        return high;
    }

    private static RunRecords Stream(int[] counts, double weight, long horizon, ref SplitMix random)
    {
        var averages = new BinAverages(counts, weight);
        var upTo = Probabilities(counts, ref random);
        var record = new RunRecords(horizon);
        for (var row = 1L; row <= horizon; row++)
        {
            var hit = upTo.AsSpan().BinarySearch(random.NextDouble());
            record.See(row, averages.Move(Math.Min(hit < 0 ? ~hit : hit, counts.Length - 1)));
        }

        return record;
    }

    // The true probabilities of the bins, summed up: Dirichlet, as ordered uniforms cut at the counts; the sum of exponentials is a gamma.
    private static double[] Probabilities(int[] counts, ref SplitMix random)
    {
        var sums = new double[counts.Length];
        var total = 0.0;
        for (var bin = 0; bin < counts.Length; bin++)
        {
            var spacings = counts[bin] + (bin == counts.Length - 1 ? 1 : 0);
            for (var spacing = 0; spacing < spacings; spacing++)
            {
                total -= Math.Log(1 - random.NextDouble());
            }

            sums[bin] = total;
        }

        return [.. sums.Select(sum => sum / total)];
    }
}
