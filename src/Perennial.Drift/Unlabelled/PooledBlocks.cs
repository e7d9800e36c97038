namespace Perennial.Drift.Unlabelled;

/// <summary>The blocks of pool adjacent violators: a stack in which means rise.</summary>
internal sealed class PooledBlocks(int most)
{
    private readonly double[] first = new double[most];
    private readonly double[] last = new double[most];
    private readonly double[] mean = new double[most];
    private readonly double[] weight = new double[most];
    private int count;

    public void Push(double score, double value, double rowsWeight)
    {
        var (from, sum) = (score, rowsWeight);
        while (count > 0 && mean[count - 1] >= value)
        {
            count--;
            var both = sum + weight[count];
            value = mean[count] + ((value - mean[count]) * (sum / both));
            (from, sum) = (first[count], both);
        }

        (first[count], last[count], mean[count], weight[count]) = (from, score, Math.Clamp(value, 0, 1), sum);
        count++;
    }

    /// <summary>Both ends of every block, and the value there.</summary>
    public (double[] Scores, double[] Values) Points()
    {
        var (scores, values) = (new List<double>(2 * count), new List<double>(2 * count));
        for (var block = 0; block < count; block++)
        {
            scores.Add(first[block]);
            values.Add(mean[block]);
            if (last[block] > first[block])
            {
                scores.Add(last[block]);
                values.Add(mean[block]);
            }
        }

        return ([.. scores], [.. values]);
    }
}
