using System.Numerics;

namespace Perennial.Drift.TwoSample;

/// <summary>Bins at quantiles of a reference: bin j holds the values above edge j - 1 and up to edge j.</summary>
internal static class QuantileBins
{
    private const int FewEdges = 64;
    private const int Block = 2048;

    public static double[] Edges(ReadOnlySpan<double> reference, int bins)
    {
        var sorted = reference.ToArray();
        RadixSort.Sort(sorted);
        return EdgesOfSorted(sorted, bins);
    }

    public static double[] EdgesOfSorted(ReadOnlySpan<double> sorted, int bins)
    {
        var edges = new List<double>(bins + 1);
        for (var cut = 1; cut < bins; cut++)
        {
            var rank = ((long)sorted.Length * cut / bins) + ((long)sorted.Length * cut % bins == 0 ? -1 : 0);
            Add(edges, sorted[(int)rank]);
        }

        return [.. edges];
    }

    public static long[] Count(ReadOnlySpan<double> values, double[] edges)
    {
        var counts = new long[edges.Length + 1];
        if (edges.Length is > 0 and <= FewEdges)
        {
            CountUpTo(values, edges, counts);
            return counts;
        }

        foreach (var value in values)
        {
            var found = Array.BinarySearch(edges, value);
            counts[found >= 0 ? found : ~found]++;
        }

        return counts;
    }

    // Rows up to each edge, many at a time, block by block so that a block is read from the nearest cache; then their differences.
    private static void CountUpTo(ReadOnlySpan<double> values, double[] edges, long[] counts)
    {
        for (var start = 0; start < values.Length; start += Block)
        {
            var block = values.Slice(start, Math.Min(Block, values.Length - start));
            for (var edge = 0; edge < edges.Length; edge++)
            {
                counts[edge] += RowsUpTo(block, edges[edge]);
            }
        }

        counts[^1] = values.Length;
        for (var bin = edges.Length; bin > 0; bin--)
        {
            counts[bin] -= counts[bin - 1];
        }
    }

    private static long RowsUpTo(ReadOnlySpan<double> block, double edge)
    {
        var sum = Vector<long>.Zero;
        var row = 0;
        for (; row <= block.Length - Vector<double>.Count; row += Vector<double>.Count)
        {
            sum -= Vector.LessThanOrEqual(new Vector<double>(block[row..]), new Vector<double>(edge));
        }

        var count = Vector.Sum(sum);
        for (; row < block.Length; row++)
        {
            count += block[row] <= edge ? 1 : 0;
        }

        return count;
    }

    // A quantile met twice is a value that fills a whole bin: it is fenced off on both sides, so that values below it are told from it.
    private static void Add(List<double> edges, double quantile)
    {
        if (edges.Count == 0 || edges[^1] != quantile)
        {
            edges.Add(quantile);
            return;
        }

        var below = Math.BitDecrement(quantile);
        if (below < quantile && (edges.Count == 1 || edges[^2] < below))
        {
            edges.Insert(edges.Count - 1, below);
        }
    }
}
