namespace Perennial.Drift.TwoSample;

/// <summary>Bins at quantiles of a reference: bin j holds the values above edge j - 1 and up to edge j.</summary>
internal static class QuantileBins
{
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
        foreach (var value in values)
        {
            var found = Array.BinarySearch(edges, value);
            counts[found >= 0 ? found : ~found]++;
        }

        return counts;
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
