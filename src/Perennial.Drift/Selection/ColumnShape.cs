using Perennial.Drift.Sketches;
using Perennial.Drift.TwoSample;

namespace Perennial.Drift.Selection;

/// <summary>Two samples of a column as bars.</summary>
internal static class ColumnShape
{
    // Bars reach from this share of the reference and the current rows to one less it; what lies beyond stands in the bars at the ends.
    private const double Beyond = 0.005;

    public static IReadOnlyList<ShapeBar> Of(SortedSample first, SortedSample second, int bars)
    {
        static double At(SortedSample sample, double share) => Math.Clamp(sample.Values[(int)(share * (sample.Rows - 1))], Lowest(sample), Highest(sample));
        var (low, high) = (Math.Min(At(first, Beyond), At(second, Beyond)), Math.Max(At(first, 1 - Beyond), At(second, 1 - Beyond)));
        return Bars(low, high, bars, edges => Shares(edges, first), edges => Shares(edges, second));
    }

    public static IReadOnlyList<ShapeBar> Of(KllSketch first, KllSketch second, int bars)
    {
        var low = Math.Min(first.Quantile(Beyond), second.Quantile(Beyond));
        var high = Math.Max(first.Quantile(1 - Beyond), second.Quantile(1 - Beyond));
        return Bars(low, high, bars, edges => Shares(edges, first), edges => Shares(edges, second));
    }

    /// <summary>The most frequent categories, and one bar for the rest.</summary>
    public static IReadOnlyList<ShapeBar> Of(string[] names, long[] first, long[] second, int most, long? firstRows = null, long? secondRows = null)
    {
        double rows = firstRows ?? first.Sum(), otherRows = secondRows ?? second.Sum();
        var bars = names.Select((name, at) => new ShapeBar(name, null, null, first[at] / rows, second[at] / otherRows))
            .OrderByDescending(bar => bar.FirstRatio + bar.SecondRatio).Take(most).ToList();
        var (rest, otherRest) = (1 - bars.Sum(bar => bar.FirstRatio), 1 - bars.Sum(bar => bar.SecondRatio));
        return Math.Max(rest, otherRest) < 1e-9 ? bars : [.. bars, new(null, null, null, Math.Max(0, rest), Math.Max(0, otherRest))];
    }

    // The ends of what is finite; 0 where nothing is.
    private static double Lowest(SortedSample sample)
    {
        var at = 0;
        while (at < sample.Rows - 1 && !double.IsFinite(sample.Values[at]))
        {
            at++;
        }

        return double.IsFinite(sample.Values[at]) ? sample.Values[at] : 0;
    }

    private static double Highest(SortedSample sample)
    {
        var at = sample.Rows - 1;
        while (at > 0 && !double.IsFinite(sample.Values[at]))
        {
            at--;
        }

        return double.IsFinite(sample.Values[at]) ? sample.Values[at] : 0;
    }

    private static IReadOnlyList<ShapeBar> Bars(double low, double high, int bars, Func<double[], double[]> first, Func<double[], double[]> second)
    {
        (low, high) = low < high ? (low, high) : (low - 0.5, high + 0.5);
        double[] ends = [.. Enumerable.Range(0, bars + 1).Select(at => low + ((high - low) * at / bars))];
        var edges = ends[1..^1].Distinct().ToArray();
        var (one, other) = (first(edges), second(edges));
        return [.. one.Select((share, at) => new ShapeBar(null, at == 0 ? ends[0] : edges[at - 1], at < edges.Length ? edges[at] : ends[^1], share, other[at]))];
    }

    private static double[] Shares(double[] edges, SortedSample sample) =>
        [.. Bins.OfEdges(edges).RowsOf(sample).Select(rows => rows / (double)sample.Rows)];

    private static double[] Shares(double[] edges, KllSketch sketch)
    {
        double[] below = [0, .. sketch.Summary() is var summary ? edges.Select(edge => summary.AtOrBelow(edge) / (double)summary.Rows) : [], 1];
        return [.. below.Skip(1).Select((share, at) => share - below[at])];
    }
}
