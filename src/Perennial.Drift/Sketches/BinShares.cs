namespace Perennial.Drift.Sketches;

/// <summary>Rows per bin of two columns, known within bounds, and sums of a term over bins with the bounds that follow.</summary>
internal sealed class BinShares
{
    private readonly List<(double Low, double Count, double High)> first = [];
    private readonly List<(double Low, double Count, double High)> second = [];

    /// <summary>Adds a bin: rows counted on both sides, and by how much the truth may be lower or higher.</summary>
    public void Add((double Low, double Count, double High) one, (double Low, double Count, double High) other)
    {
        first.Add(one);
        second.Add(other);
    }

    /// <summary>Bins at quantiles of the first sketch.</summary>
    public static BinShares OfQuantiles(KllSketch first, KllSketch second, int bins, double confidence)
    {
        Require.AtLeast(bins, 2, nameof(bins));
        var pair = new SketchPair(first, second, confidence);
        double[] edges = [.. Enumerable.Range(1, bins - 1).Select(cut => pair.First.At((double)cut / bins)).Distinct(), double.PositiveInfinity];
        var (shares, before, beforeOther) = (new BinShares(), 0L, 0L);
        foreach (var edge in edges)
        {
            var (below, belowOther) = (pair.First.AtOrBelow(edge), pair.Second.AtOrBelow(edge));
            shares.Add(
                Within(below - before, pair.First.Rows, pair.FirstError),
                Within(belowOther - beforeOther, pair.Second.Rows, pair.SecondError));
            (before, beforeOther) = (below, belowOther);
        }

        return shares;
    }

    /// <summary>Bins by category: those that either sketch holds, and one for the rest.</summary>
    public static BinShares OfCategories(MisraGries first, MisraGries second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        Require.AtLeast(first.Rows, 1, nameof(first));
        Require.AtLeast(second.Rows, 1, nameof(second));
        var names = first.Top().Concat(second.Top()).Select(pair => pair.Key).Distinct(StringComparer.Ordinal).ToArray();
        var (shares, held, heldOther) = (new BinShares(), 0L, 0L);
        foreach (var name in names)
        {
            var (count, other) = (first.CountOf(name), second.CountOf(name));
            shares.Add((count, count, count + first.MostError), (other, other, other + second.MostError));
            (held, heldOther) = (held + count, heldOther + other);
        }

        if (held < first.Rows || heldOther < second.Rows)
        {
            var (rest, restOther) = (first.Rows - held, second.Rows - heldOther);
            shares.Add((0, rest, rest), (0, restOther, restOther));
        }

        return shares;
    }

    /// <summary>The sum over bins of a term that is convex, 0 where both shares are equal and grows away from there: least, value, most.
    /// </summary>
    public (double Low, double Value, double High) Sum(double pseudoRows, Func<double, double, double> term)
    {
        var (rows, otherRows) = (Total(first, pseudoRows), Total(second, pseudoRows));
        var (low, value, high) = (0.0, 0.0, 0.0);
        for (var bin = 0; bin < first.Count; bin++)
        {
            var (p, q) = (Shares(first[bin], pseudoRows, rows), Shares(second[bin], pseudoRows, otherRows));
            value += term(p.Share, q.Share);
            high += Math.Max(Math.Max(term(p.Low, q.Low), term(p.Low, q.High)), Math.Max(term(p.High, q.Low), term(p.High, q.High)));
            low += p.Low > q.High ? term(p.Low, q.High) : q.Low > p.High ? term(p.High, q.Low) : 0;
        }

        return (low, value, high);
    }

    private static (double Low, double Count, double High) Within(long count, long rows, double rankError)
    {
        var slack = 2 * rankError * rows;
        return (Math.Max(0, count - slack), count, Math.Min(rows, count + slack));
    }

    private static double Total(List<(double Low, double Count, double High)> bins, double pseudoRows) =>
        bins.Sum(bin => bin.Count + pseudoRows);

    private static (double Low, double Share, double High) Shares((double Low, double Count, double High) bin, double pseudoRows, double rows) =>
        ((bin.Low + pseudoRows) / rows, (bin.Count + pseudoRows) / rows, (bin.High + pseudoRows) / rows);
}
