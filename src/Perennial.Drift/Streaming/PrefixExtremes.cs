namespace Perennial.Drift.Streaming;

/// <summary>
/// Running sums over a row of numbers, with the greatest and the least of them, kept while single numbers change: a tree of
/// (sum, greatest prefix, least prefix), O(log n) at a change.
/// </summary>
internal sealed class PrefixExtremes
{
    private readonly int leaves;
    private readonly double[] start;
    private readonly double[] nodes;

    public PrefixExtremes(ReadOnlySpan<double> numbers)
    {
        leaves = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)numbers.Length);
        nodes = new double[6 * leaves];
        for (var leaf = 0; leaf < leaves; leaf++)
        {
            var number = leaf < numbers.Length ? numbers[leaf] : 0;
            nodes.AsSpan(3 * (leaves + leaf), 3).Fill(number);
        }

        for (var node = leaves - 1; node >= 1; node--)
        {
            Join(node);
        }

        start = [.. nodes];
    }

    /// <summary>Everything that changes.</summary>
    public double[] Nodes => nodes;

    /// <summary>The running sum farthest from 0, without its sign.</summary>
    public double Farthest => Math.Max(nodes[4], -nodes[5]);

    public void Restart() => start.CopyTo(nodes, 0);

    public void Add(int at, double difference)
    {
        var node = leaves + at;
        foreach (ref var number in nodes.AsSpan(3 * node, 3))
        {
            number += difference;
        }

        for (node /= 2; node >= 1; node /= 2)
        {
            Join(node);
        }
    }

    private void Join(int node)
    {
        var left = nodes.AsSpan(6 * node, 3);
        var right = nodes.AsSpan((6 * node) + 3, 3);
        nodes[3 * node] = left[0] + right[0];
        nodes[(3 * node) + 1] = Math.Max(left[1], left[0] + right[1]);
        nodes[(3 * node) + 2] = Math.Min(left[2], left[0] + right[2]);
    }
}
