namespace Perennial.Drift.Multivariate;

/// <summary>A QuantTree: bins of several columns together, cut off one by one so that each holds the same number of reference rows. What
/// a batch's counts do without drift then depends on nothing but the numbers of rows and bins.</summary>
public sealed class QuantTree
{
    private readonly QuantTreeSplit[] splits;
    private readonly QuantTreeOptions options;
    private readonly int columns;
    private readonly int lastRows;

    private QuantTree(QuantTreeSplit[] splits, int lastRows, int columns, QuantTreeOptions options) =>
        (this.splits, this.lastRows, this.columns, this.options) = (splits, lastRows, columns, options);

    /// <summary>Bins, at least 2.</summary>
    public int Bins => splits.Length + 1;

    /// <summary>Grows the tree on reference rows.</summary>
    /// <param name="reference">Reference rows, at least as many as bins. No column may hold ties: add a little seeded noise to one that
    /// does, or the bins are fuller than simulated.</param>
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
        var splits = new QuantTreeSplit[options.Bins - 1];
        for (var bin = 0; bin < splits.Length; bin++)
        {
            var column = random.Next(reference.Columns);
            var upper = random.Next(2) == 1;
            var rows = (int)Math.Round((double)left.Length / (options.Bins - bin));
            double[] keys = [.. left.Select(row => upper ? -reference[row][column] : reference[row][column])];
            Array.Sort(keys, left);
            splits[bin] = new QuantTreeSplit(column, upper, upper ? -keys[rows - 1] : keys[rows - 1], rows);
            left = left[rows..];
        }

        return new QuantTree(splits, left.Length, reference.Columns, options);
    }

    /// <summary>Rows of a batch in each bin.</summary>
    /// <param name="batch">Rows, the columns of the reference.</param>
    /// <returns>Rows per bin.</returns>
    /// <exception cref="ArgumentException">Columns differ in number.</exception>
    public long[] RowsOf(MatrixRows batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Require.SameLength(columns, batch.Columns, nameof(batch));
        var counts = new long[Bins];
        for (var row = 0; row < batch.Count; row++)
        {
            var bin = 0;
            while (bin < splits.Length && !splits[bin].Holds(batch[row]))
            {
                bin++;
            }

            counts[bin]++;
        }

        return counts;
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
        int[] reference = [.. splits.Select(split => split.ReferenceRows), lastRows];
        return new QuantTreeTest(this, reference, batchRows, QuantTreeNull.Simulate(reference, batchRows, options));
    }
}
