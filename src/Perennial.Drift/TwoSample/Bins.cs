namespace Perennial.Drift.TwoSample;

/// <summary>Bins of the number line: bin 0 holds what is at or below edge 0, bin j what is above edge j - 1 and at or below edge j, and
/// the last bin what is above the last edge. So no row falls outside, however far the current rows move.</summary>
public sealed class Bins
{
    private readonly double[] edges;

    private Bins(double[] edges) => this.edges = edges;

    /// <summary>The upper edges of all bins but the last, strictly ascending.</summary>
    public ReadOnlySpan<double> Edges => edges;

    /// <summary>Bins, one more than edges.</summary>
    public int Count => edges.Length + 1;

    /// <summary>Bins with given edges.</summary>
    /// <param name="edges">Upper edges, strictly ascending; may be empty.</param>
    /// <returns>The bins.</returns>
    /// <exception cref="ArgumentException">An edge is NaN or not above the one before it.</exception>
    public static Bins OfEdges(ReadOnlySpan<double> edges)
    {
        Require.NoNaN(edges, nameof(edges));
        for (var edge = 1; edge < edges.Length; edge++)
        {
            if (edges[edge] <= edges[edge - 1])
            {
                throw new ArgumentException($"{nameof(edges)}[{edge}] is {edges[edge]:R}; it must be above the edge before it.", nameof(edges));
            }
        }

        return new Bins(edges.ToArray());
    }

    /// <summary>Bins at quantiles of the reference: they do not move with the current rows, and all are equally telling.</summary>
    /// <param name="reference">Reference, any order, at least one row.</param>
    /// <param name="count">Bins asked for, 2 or more; default 10. A value that fills a whole bin gets a bin of its own.</param>
    /// <returns>The bins.</returns>
    /// <exception cref="ArgumentException">The reference is empty or holds NaN, or the count is under 2.</exception>
    /// <remarks>Inverse of the empirical distribution function: Hyndman and Fan (1996), definition 1.</remarks>
    public static Bins Quantiles(ReadOnlySpan<double> reference, int count = 10) =>
        Quantiles(SortedSample.Of(reference, nameof(reference)), count);

    /// <summary>As the other, for a reference sorted once.</summary>
    /// <param name="reference">Reference.</param>
    /// <param name="count">Bins asked for, 2 or more; default 10.</param>
    /// <returns>The bins.</returns>
    /// <exception cref="ArgumentException">The count is under 2.</exception>
    public static Bins Quantiles(SortedSample reference, int count = 10)
    {
        ArgumentNullException.ThrowIfNull(reference);
        Require.AtLeast(count, 2, nameof(count));
        return new Bins(QuantileBins.EdgesOfSorted(reference.Values, count));
    }

    /// <summary>Bins of equal width, with the two open ones beside them.</summary>
    /// <param name="low">Lowest value of the first, finite.</param>
    /// <param name="high">Highest value of the last, finite, above <paramref name="low"/>.</param>
    /// <param name="count">Bins of equal width, 1 or more; there are two more, below and above.</param>
    /// <returns>The bins, each closed below and open above but the last, which is closed, as in numpy's histogram.</returns>
    /// <exception cref="ArgumentException">A bound is not finite, they are not ascending, or the count is under 1.</exception>
    public static Bins EqualWidth(double low, double high, int count)
    {
        Require.Finite(low, nameof(low));
        Require.Positive(Require.Finite(high, nameof(high)) - low, "high - low");
        Require.AtLeast(count, 1, nameof(count));
        var edges = new double[count + 1];
        for (var edge = 0; edge < count; edge++)
        {
            edges[edge] = Math.BitDecrement(low + ((high - low) / count * edge));
        }

        edges[count] = high;
        return OfEdges(edges);
    }

    /// <summary>Rows of a sample in each bin.</summary>
    /// <param name="sample">Values, any order, without NaN; may be empty.</param>
    /// <returns>Rows per bin.</returns>
    /// <exception cref="ArgumentException">The sample holds NaN.</exception>
    /// <remarks>Time O(n log k).</remarks>
    public long[] RowsOf(ReadOnlySpan<double> sample)
    {
        Require.NoNaN(sample, nameof(sample));
        return QuantileBins.Count(sample, edges);
    }

    /// <summary>Rows of a sorted sample in each bin.</summary>
    /// <param name="sample">The sample.</param>
    /// <returns>Rows per bin.</returns>
    /// <remarks>Time O(k log n): no row is visited but those at the edges.</remarks>
    public long[] RowsOf(SortedSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        var counts = new long[Count];
        var before = 0;
        for (var bin = 0; bin < edges.Length; bin++)
        {
            var end = RowsUpTo(sample.Values, edges[bin]);
            counts[bin] = end - before;
            before = end;
        }

        counts[^1] = sample.Rows - before;
        return counts;
    }

    private static int RowsUpTo(ReadOnlySpan<double> sorted, double edge)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = sorted[middle] <= edge ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
