namespace Perennial.Drift.Multiplicity;

/// <summary>Kolmogorov-Smirnov distances of many columns under one labelling of the rows; each column keeps its order of rows.</summary>
internal sealed class ColumnGaps
{
    private readonly int[][] orders;
    private readonly int[] labels;
    private readonly Random random;
    private readonly double cells;

    public ColumnGaps(IReadOnlyList<double[]> first, IReadOnlyList<double[]> second, int seed)
    {
        var (n, m) = (first[0].Length, second[0].Length);
        (random, cells) = (new Random(seed), (double)n * m);
        labels = new int[n + m];
        labels.AsSpan(0, n).Fill(m);
        labels.AsSpan(n).Fill(-n);
        orders = new int[first.Count][];
        for (var column = 0; column < orders.Length; column++)
        {
            Check(first[column], n, $"{nameof(first)}[{column}]");
            Check(second[column], m, $"{nameof(second)}[{column}]");
            orders[column] = Order([.. first[column], .. second[column]]);
        }
    }

    public void Next(Span<double> distances)
    {
        random.Shuffle(labels);
        Measure(distances);
    }

    public void Measure(Span<double> distances)
    {
        for (var column = 0; column < orders.Length; column++)
        {
            distances[column] = Largest(orders[column]) / cells;
        }
    }

    private long Largest(int[] order)
    {
        var (gap, largest) = (0L, 0L);
        foreach (var place in order)
        {
            // A row that its successor ties with is stored as its complement: the gap is not read there.
            gap += labels[place < 0 ? ~place : place];
            largest = place < 0 ? largest : Math.Max(largest, Math.Abs(gap));
        }

        return largest;
    }

    private static int[] Order(double[] values)
    {
        int[] order = [.. Enumerable.Range(0, values.Length)];
        Array.Sort(values, order);
        for (var place = 0; place + 1 < order.Length; place++)
        {
            order[place] = values[place] == values[place + 1] ? ~order[place] : order[place];
        }

        return order;
    }

    private static void Check(double[] column, int rows, string name)
    {
        Require.NotEmpty<double>(column, name);
        Require.SameLength(rows, column.Length, name);
        Require.NoNaN(column, name);
    }
}
