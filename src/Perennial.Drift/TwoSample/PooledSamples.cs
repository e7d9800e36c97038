namespace Perennial.Drift.TwoSample;

/// <summary>Several samples in one ascending list, each row labelled with its sample.</summary>
internal sealed class PooledSamples
{
    private readonly double[] values;
    private readonly int[] labels;
    private readonly long[] counts;
    private readonly double[] passed;

    private PooledSamples(double[] values, int[] labels, long[] counts)
    {
        (this.values, this.labels, this.counts) = (values, labels, counts);
        passed = new double[counts.Length];
    }

    public int Rows => values.Length;

    public ReadOnlySpan<long> Counts => counts;

    public bool IsConstant => values[0] == values[^1];

    public static PooledSamples Of(IReadOnlyList<double[]> samples)
    {
        var counts = new long[samples.Count];
        for (var sample = 0; sample < samples.Count; sample++)
        {
            Require.NotEmpty<double>(samples[sample], $"samples[{sample}]");
            Require.NoNaN(samples[sample], $"samples[{sample}]");
            counts[sample] = samples[sample].Length;
        }

        double[] values = [.. samples.SelectMany(sample => sample)];
        int[] labels = [.. samples.SelectMany((sample, label) => Enumerable.Repeat(label, sample.Length))];
        Array.Sort(values, labels);
        return new PooledSamples(values, labels, counts);
    }

    public void Shuffle(Random random) => random.Shuffle(labels);

    /// <summary>Scholz and Stephens (1987), equation 7, not standardized.</summary>
    public double Anderson()
    {
        Array.Clear(passed);
        double total = Rows;
        var sum = 0.0;
        for (var start = 0; start < Rows;)
        {
            var end = start;
            while (end < Rows && values[end] == values[start])
            {
                passed[labels[end++]] += 0.5;
            }

            double rows = end - start;
            var below = start + (rows / 2);
            sum += rows == total ? 0 : rows * Gaps(total, below) / ((below * (total - below)) - (total * rows / 4));
            for (; start < end; start++)
            {
                passed[labels[start]] += 0.5;
            }
        }

        return (total - 1) / (total * total) * sum;
    }

    private double Gaps(double total, double below)
    {
        var sum = 0.0;
        for (var sample = 0; sample < counts.Length; sample++)
        {
            var gap = (total * passed[sample]) - (below * counts[sample]);
            sum += gap * gap / counts[sample];
        }

        return sum;
    }
}
