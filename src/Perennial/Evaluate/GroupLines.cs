namespace Perennial.Evaluate;

/// <summary>A straight line for each group of rows, by least squares; where a group has no slope, its mean.</summary>
/// <param name="groups">How many.</param>
internal sealed class GroupLines(int groups)
{
    private readonly double[] counts = new double[groups];
    private readonly double[] centres = new double[groups];
    private readonly double[] means = new double[groups];
    private readonly double[] spreads = new double[groups];
    private readonly double[] shared = new double[groups];

    /// <summary>Adds a row (Welford 1962).</summary>
    public void Add(int group, double value, double label)
    {
        counts[group]++;
        var before = value - centres[group];
        centres[group] += before / counts[group];
        means[group] += (label - means[group]) / counts[group];
        spreads[group] += before * (value - centres[group]);
        shared[group] += before * (label - means[group]);
    }

    /// <summary>What the line says; the mean of all rows in a group that had none.</summary>
    public double Answer(int group, double value) =>
        counts[group] == 0 ? means.Zip(counts, (mean, count) => mean * count).Sum() / counts.Sum()
        : spreads[group] > 0 ? means[group] + (shared[group] / spreads[group] * (value - centres[group]))
        : means[group];
}
