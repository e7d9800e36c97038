namespace Perennial.Drift.Streaming;

/// <summary>
/// Moving averages of how often each bin is hit, and Pearson's distance of them from the expected shares, over what it comes to
/// in the long run while nothing changes.
/// Averages are held unfaded, with one factor for all; the distance is the sum of a^2 / p, less 1, which one hit changes in one term.
/// </summary>
internal sealed class BinAverages
{
    private const double SmallestScale = 1e-100;
    private readonly double weight;
    private readonly double[] expected;
    private readonly double[] unfaded;

    // Scale, and sum of a^2 / p: in an array too, to be part of a snapshot.
    private readonly double[] whole = new double[2];

    public BinAverages(int[] counts, double weight)
    {
        this.weight = weight;
        var all = counts.Sum() + 1.0;
        expected = [.. counts.Select((count, bin) => (count + (bin == counts.Length - 1 ? 1 : 0)) / all)];
        unfaded = new double[counts.Length];
        Restart();
    }

    public double[][] Arrays => [unfaded, whole];

    public void Restart()
    {
        expected.CopyTo(unfaded, 0);
        (whole[0], whole[1]) = (1, 1);
    }

    /// <summary>Moves the averages by one hit, and gives the distance.</summary>
    public double Move(int hit)
    {
        var kept = 1 - weight;
        whole[0] *= kept;
        var before = whole[0] * unfaded[hit];
        whole[1] = (kept * kept * whole[1]) + (((2 * before) + weight) * weight / expected[hit]);
        unfaded[hit] += weight / whole[0];
        if (whole[0] < SmallestScale)
        {
            Fade();
        }

        return Math.Max(0, whole[1] - 1) / ((unfaded.Length - 1) * weight / (2 - weight));
    }

    private void Fade()
    {
        foreach (ref var average in unfaded.AsSpan())
        {
            average *= whole[0];
        }

        whole[0] = 1;
    }
}
