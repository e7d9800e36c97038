namespace Perennial.Drift.Multivariate;

/// <summary>A QuantTree: bins of several columns together, cut off one by one so that each holds the same number of reference rows. What
/// counts do without drift then depends on nothing but the numbers of rows and bins. Batches are tested by <see cref="ForBatches"/>, rows one by
/// one by <see cref="Streaming.QuantTreeEwma"/>.</summary>
public sealed class QuantTree
{
    private readonly QuantTreeSplit[] splits;
    private readonly QuantTreeOptions options;
    private readonly int[] counts;

    private QuantTree(QuantTreeSplit[] splits, int lastRows, int columns, QuantTreeOptions options)
    {
        (this.splits, this.options, Columns) = (splits, options, columns);
        counts = [.. splits.Select(split => split.ReferenceRows), lastRows];
    }

    /// <summary>Bins, at least 2; fewer than asked for where values tie. The last takes what no other does.</summary>
    public int Bins => counts.Length;

    /// <summary>Numbers in a row, 1 or more.</summary>
    public int Columns { get; }

    /// <summary>Rows of the reference in each bin, 1 or more; the last may hold none.</summary>
    public IReadOnlyList<int> ReferenceRows => counts;

    /// <summary>Grows the tree on reference rows.</summary>
    /// <param name="reference">Reference rows, at least as many as bins. Rows that tie with the edge of a bin are in that bin: where many tie
    /// bins are fuller and fewer, and what is simulated does not quite hold; add a little seeded noise to such a column.</param>
    /// <param name="options">Bins and simulations; null: the defaults of <see cref="QuantTreeOptions"/>.</param>
    /// <returns>The tree.</returns>
    /// <exception cref="ArgumentException">Fewer rows than bins, or an option is out of range.</exception>
    /// <remarks>Boracchi, Carrera, Cervellera and Maccio (2018), "QuantTree: Histograms for Change Detection in Multivariate Data Streams",
    /// algorithm 1: each cut takes a random column and a random side. The row at the edge belongs to the bin on either side.</remarks>
    public static QuantTree Fit(MatrixRows reference, QuantTreeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(reference);
        options ??= new QuantTreeOptions();
        options.Check(reference);
        var random = new Random(options.Seed);
        var left = Enumerable.Range(0, reference.Count).ToArray();
        var splits = new List<QuantTreeSplit>(options.Bins - 1);
        for (var bin = 0; bin < options.Bins - 1 && left.Length > 0; bin++)
        {
            var column = random.Next(reference.Columns);
            var upper = random.Next(2) == 1;
            var rows = Math.Max(1, (int)Math.Round((double)left.Length / (options.Bins - bin)));
            double[] keys = [.. left.Select(row => upper ? -reference[row][column] : reference[row][column])];
            Array.Sort(keys, left);
            var taken = keys.AsSpan().LastIndexOf(keys[rows - 1]) + 1;
            splits.Add(new(column, upper, upper ? -keys[rows - 1] : keys[rows - 1], taken));
            left = left[taken..];
        }

        return new QuantTree([.. splits], left.Length, reference.Columns, options);
    }

    /// <summary>The bin of a row.</summary>
    /// <param name="row">As wide as the reference, without NaN.</param>
    /// <returns>From 0 to under <see cref="Bins"/>.</returns>
    /// <exception cref="ArgumentException">The row has another width.</exception>
    public int Bin(ReadOnlySpan<double> row)
    {
        Require.SameLength(Columns, row.Length, nameof(row));
        var bin = 0;
        while (bin < splits.Length && !splits[bin].Holds(row))
        {
            bin++;
        }

        return bin;
    }

    /// <summary>Rows of a batch in each bin.</summary>
    /// <param name="batch">Rows, the columns of the reference.</param>
    /// <returns>Rows per bin.</returns>
    /// <exception cref="ArgumentException">Columns differ in number.</exception>
    public long[] RowsOf(MatrixRows batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Require.SameLength(Columns, batch.Columns, nameof(batch));
        var rows = new long[Bins];
        for (var row = 0; row < batch.Count; row++)
        {
            rows[Bin(batch[row])]++;
        }

        return rows;
    }

    /// <summary>The test for batches of some size: simulated once, used for every batch.</summary>
    /// <param name="batchRows">Rows of a batch, 1 or more.</param>
    /// <returns>The test.</returns>
    /// <exception cref="ArgumentException">The number of rows is under 1.</exception>
    /// <remarks>Boracchi and others (2018), theorem 1: without ties the counts depend neither on the distribution nor on the number of
    /// columns. Time O(simulations times rows).</remarks>
    public QuantTreeTest ForBatches(int batchRows)
    {
        Require.AtLeast(batchRows, 1, nameof(batchRows));
        return new QuantTreeTest(this, counts, batchRows, QuantTreeNull.Simulate(counts, batchRows, options));
    }
}
