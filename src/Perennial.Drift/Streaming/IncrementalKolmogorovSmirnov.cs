using Perennial.Drift.Distributions;
using Perennial.Drift.TwoSample;

namespace Perennial.Drift.Streaming;

/// <summary>The Kolmogorov-Smirnov distance between a fixed reference and the newest values, exact at every value.</summary>
/// <remarks>
/// Dos Reis, Flach, Matwin and Batista (2016), with a fixed reference: a tree over the reference's values takes the place of their treap. The
/// critical distance of alpha is that of <see cref="KolmogorovSmirnov"/> without ties, which ties make conservative. After an alarm the window fills
/// anew. The change began with the window.
/// Assumes independent values. Alpha is that of one look. Time O(log reference) at a value; memory for reference and window.
/// </remarks>
public sealed class IncrementalKolmogorovSmirnov : StreamingDetector
{
    private readonly int referenceRows;
    private readonly double criticalCells;
    private readonly double[] distinct;
    private readonly double[] ring;
    private readonly PrefixExtremes gaps;

    /// <summary>A test.</summary>
    /// <param name="reference">Values of a time without drift, any order, at least one, all finite; copied.</param>
    /// <param name="options">Settings; default as their record says.</param>
    /// <exception cref="ArgumentException">The reference is empty or holds NaN.</exception>
    public IncrementalKolmogorovSmirnov(IReadOnlyList<double> reference, IncrementalKolmogorovSmirnovOptions? options = null)
        : base(options ??= new(), StreamInput.Number)
    {
        ArgumentNullException.ThrowIfNull(reference);
        double[] sorted = [.. reference.Order()];
        Require.NotEmpty<double>(sorted, nameof(reference));
        Require.NoNaN(sorted, nameof(reference));
        referenceRows = sorted.Length;
        ring = new double[options.WindowSize];
        distinct = [.. sorted.Distinct()];
        gaps = new(ReferenceSteps(sorted));
        criticalCells = options.Threshold is { } threshold ? (threshold - 1e-9) * referenceRows * ring.Length : Critical(options.Alpha);
        Clear();
    }

    /// <summary>The distance, 0 to 1; 0 until the window is full.</summary>
    public double Distance => Age < ring.Length ? 0 : gaps.Farthest / ((double)referenceRows * ring.Length);

    /// <summary>Its p-value at one look, 0 to 1, as if there were no ties; 1 until the window is full. Costs a test: not for every value.</summary>
    public double PValue => Age < ring.Length ? 1 : Survival((long)Math.Round(gaps.Farthest));

    private protected override long Origin => Count - ring.Length;

    private protected override Span<byte> Memory => [];

    private protected override double[][] Windows => [ring, gaps.Nodes];

    private protected override DriftState Judge(double value)
    {
        var slot = (int)(Newest % ring.Length);
        if (Age > ring.Length)
        {
            gaps.Add(Place(ring[slot]), -referenceRows);
        }

        ring[slot] = value;
        gaps.Add(Place(value), referenceRows);
        return Age >= ring.Length && gaps.Farthest >= criticalCells ? DriftState.Drift : DriftState.Stable;
    }

    private protected override void Clear() => gaps.Restart();

    // Two places for each distinct value of the reference: the gap just below it, and the gap at it. One more for all above.
    private double[] ReferenceSteps(double[] sorted)
    {
        var steps = new double[(2 * distinct.Length) + 1];
        var at = 0;
        foreach (var value in sorted)
        {
            at = value == distinct[at] ? at : at + 1;
            steps[(2 * at) + 1] -= ring.Length;
        }

        return steps;
    }

    private int Place(double value)
    {
        var at = distinct.AsSpan().BinarySearch(value);
        return at >= 0 ? (2 * at) + 1 : 2 * ~at;
    }

    private double Survival(long cells)
    {
        var (n, m) = ((double)referenceRows, (double)ring.Length);
        return n * m <= KolmogorovSmirnov.MostExactCells
            ? LatticePaths.Survival(cells, Ranks(0, referenceRows), Ranks(referenceRows, ring.Length))
            : KolmogorovDistribution.Survival(cells / Math.Sqrt(n * m * (n + m)));
    }

    private static double[] Ranks(int first, int count) => [.. Enumerable.Range(first, count).Select(rank => (double)rank)];

    private double Critical(double alpha)
    {
        var (low, high) = (0L, ((long)referenceRows * ring.Length) + 1);
        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = Survival(middle) > alpha ? (middle, high) : (low, middle);
        }

        return high;
    }
}
