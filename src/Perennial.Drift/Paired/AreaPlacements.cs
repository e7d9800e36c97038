namespace Perennial.Drift.Paired;

/// <summary>Of every row the share of the other class that it is ranked rightly against, added up by cluster, as its distance from the area.</summary>
internal sealed class AreaPlacements
{
    private readonly double[] _yes;
    private readonly double[] _no;
    private readonly long[] _yesRows;
    private readonly long[] _noRows;

    public AreaPlacements(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels, ClusterCodes clusters)
    {
        (_yes, _no, _yesRows, _noRows) = (new double[clusters.Count], new double[clusters.Count], new long[clusters.Count], new long[clusters.Count]);
        var placements = Placements(scores, labels);
        for (var row = 0; row < placements.Length; row++)
        {
            var code = clusters.Codes[row];
            (labels[row] ? _yes : _no)[code] += placements[row];
            (labels[row] ? _yesRows : _noRows)[code]++;
        }

        Area = _yes.Sum() / _yesRows.Sum();
        for (var code = 0; code < clusters.Count; code++)
        {
            _yes[code] -= _yesRows[code] * Area;
            _no[code] -= _noRows[code] * Area;
        }

        Require.AtLeast(_yesRows.Count(rows => rows > 0), 2, "clusters with a yes");
        Require.AtLeast(_noRows.Count(rows => rows > 0), 2, "clusters with a no");
    }

    /// <summary>The area.</summary>
    public double Area { get; }

    /// <summary>The covariance of two areas on the same rows: Obuchowski (1997), equations 4 to 7.</summary>
    public double Covariance(AreaPlacements other)
    {
        double yes = _yesRows.Sum(), no = _noRows.Sum();
        return (Product(_yes, other._yes, _yesRows.LongCount(rows => rows > 0)) / (yes * yes))
            + (Product(_no, other._no, _noRows.LongCount(rows => rows > 0)) / (no * no))
            + ((Product(_yes, other._no, _yes.Length) + Product(other._yes, _no, _yes.Length)) / (yes * no));
    }

    private static double Product(double[] first, double[] second, double clusters) => clusters / (clusters - 1) * Dot(first, second);

    private static double Dot(double[] first, double[] second)
    {
        var sum = 0.0;
        for (var code = 0; code < first.Length; code++)
        {
            sum += first[code] * second[code];
        }

        return sum;
    }

    // Of a yes the share of no below it, of a no the share of yes above it; ties count half.
    private static double[] Placements(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels)
    {
        var (sorted, order) = (scores.ToArray(), new int[scores.Length]);
        for (var row = 0; row < order.Length; row++)
        {
            order[row] = row;
        }

        Array.Sort(sorted, order);
        double yes = labels.Count(true), no = labels.Length - yes;
        var placements = new double[scores.Length];
        var (yesBelow, noBelow) = (0L, 0L);
        for (var begin = 0; begin < order.Length;)
        {
            var (end, yesTied) = (begin, 0L);
            for (; end < order.Length && sorted[end] == sorted[begin]; end++)
            {
                yesTied += labels[order[end]] ? 1 : 0;
            }

            var noTied = end - begin - yesTied;
            for (var at = begin; at < end; at++)
            {
                placements[order[at]] = labels[order[at]] ? (noBelow + (0.5 * noTied)) / no : (yes - yesBelow - (0.5 * yesTied)) / yes;
            }

            (yesBelow, noBelow, begin) = (yesBelow + yesTied, noBelow + noTied, end);
        }

        return placements;
    }
}
