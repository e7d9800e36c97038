using Perennial.Drift.Multivariate;

namespace Perennial.Drift.Streaming;

/// <summary>Rows of any width in the bins of a <see cref="QuantTree"/>: a moving average of the hits against their known shares.</summary>
/// <remarks>
/// Frittoli, Carrera and Boracchi (2021, 2022), QT-EWMA. With Z the averages and p the expected shares, T = sum (Z - p)^2 / p. Here T is divided
/// by its expectation in the long run, (bins - 1) w / (2 - w), and one threshold holds for all times: an alarm among the first rows is rarer than
/// later. In the paper a threshold of each time makes its chance the same at each. The threshold is found by simulation for the wanted run length, and holds for any distribution of
/// continuous columns, given the number of rows. The change began after T was last at or below its expectation.
/// Assumes independent rows. The run length is the mean over references: that of one reference is longer or shorter. Time O(bins) at a row.
/// </remarks>
public sealed class QuantTreeEwma : StreamingDetector
{
    private const int None = -1;
    private readonly QuantTree tree;
    private readonly BinAverages averages;
    private readonly double[] scratch;
    private int pending = None;
    private Evidence now;

    /// <summary>A detector of single values.</summary>
    /// <param name="reference">Values of a time without drift, at least two for each bin, without NaN.</param>
    /// <param name="options">Settings; default as their record says.</param>
    public QuantTreeEwma(IReadOnlyList<double> reference, QuantTreeEwmaOptions? options = null)
        : this(Grown(reference, options ?? new()), options)
    {
    }

    /// <summary>A detector of rows.</summary>
    /// <param name="tree">The histogram of a time without drift.</param>
    /// <param name="options">Settings; default as their record says.</param>
    public QuantTreeEwma(QuantTree tree, QuantTreeEwmaOptions? options = null)
        : base(options ??= new(), StreamInput.Number)
    {
        ArgumentNullException.ThrowIfNull(tree);
        this.tree = tree;
        int[] counts = [.. tree.ReferenceRows];
        averages = new(counts, options.Weight);
        scratch = new double[1];
        Threshold = QuantTreeSimulation.Threshold(counts, options);
        Clear();
    }

    /// <inheritdoc/>
    public override bool IsScaleFree => true;

    /// <summary>Alarm above this multiple of the expected distance.</summary>
    public double Threshold { get; }

    /// <summary>The distance as a multiple of what it comes to while nothing changes, 0 or more.</summary>
    public double Distance => now.Distance;

    private protected override long Origin => now.Began;

    private protected override Span<byte> Memory => Bits(ref now);

    private protected override double[][] Windows => averages.Arrays;

    /// <summary>Takes the next row.</summary>
    /// <param name="row">As wide as the reference, without NaN or infinities.</param>
    /// <returns>The new state.</returns>
    /// <exception cref="ArgumentException">The row has another width, or holds NaN or an infinity; nothing has changed.</exception>
    public DriftState Update(ReadOnlySpan<double> row)
    {
        foreach (var value in row)
        {
            Require.Finite(value, nameof(row));
        }

        pending = tree.Bin(row);
        var state = Update(0.0);
        pending = None;
        return state;
    }

    private protected override DriftState Judge(double value)
    {
        var bin = pending == None ? Bin(value) : pending;
        now.Distance = averages.Move(bin);
        now.Began = now.Distance <= 1 ? Count : now.Began;
        return now.Distance > Threshold ? DriftState.Drift : DriftState.Stable;
    }

    private protected override void Clear()
    {
        averages.Restart();
        now = new() { Began = Count };
    }

    private static QuantTree Grown(IReadOnlyList<double> reference, QuantTreeEwmaOptions options)
    {
        ArgumentNullException.ThrowIfNull(reference);
        Require.AtLeast(reference.Count, 2L * options.BinCount, nameof(reference));
        return QuantTree.Fit(MatrixRows.Of([.. reference], 1), new() { Bins = options.BinCount, Seed = options.Seed });
    }

    private int Bin(double value)
    {
        scratch[0] = value;
        return tree.Bin(scratch);
    }

    private struct Evidence
    {
        public double Distance;
        public long Began;
    }
}
