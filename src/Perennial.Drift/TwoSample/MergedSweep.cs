using System.Runtime.CompilerServices;

namespace Perennial.Drift.TwoSample;

/// <summary>
/// One walk over two sorted samples, from which all rank tests and distances follow. Where i rows of the first and j of the second are
/// passed, the gap is i m - j n, n m times the difference of the two distribution functions.
/// </summary>
internal struct MergedSweep
{
    private readonly long n;
    private readonly long m;
    private long runFirst;
    private long runSecond;
    private double squareBefore;
    private double andersonBelow;
    private double andersonProducts;

    private MergedSweep(long n, long m) => (this.n, this.m) = (n, m);

    /// <summary>Largest gap at the end of a run of ties, in whole cells.</summary>
    public long LargestGap { get; private set; }

    /// <summary>Sum over runs of ties of their rows times the squared gaps before and after the run.</summary>
    public double SquaredGaps { get; private set; }

    /// <summary>Integral of the absolute gap over the values.</summary>
    public double Area { get; private set; }

    /// <summary>Integral of the squared gap over the values.</summary>
    public double SquaredArea { get; private set; }

    /// <summary>Twice the pairs in which the first sample's row is larger, a tie counted half.</summary>
    public long DoubledPairs { get; private set; }

    /// <summary>Sum over runs of ties of t^3 - t, t being their rows.</summary>
    public double TieCubes { get; private set; }

    /// <summary>Sum over runs of rows times squared mid-gap, over B (N - B) - N t / 4.</summary>
    public double Anderson { get; private set; }

    /// <summary>Variance of the Anderson-Darling statistic given the ties, where its mean is 1 and nothing differs: twice the sum over
    /// pairs of runs of their shares of rows times the squared correlation of their mid-gaps, which are those of a Brownian bridge.</summary>
    public readonly double AndersonVariance => 2 * andersonProducts / ((double)(n + m) * (n + m));

    public static MergedSweep Over(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var sweep = new MergedSweep(first.Length, second.Length);
        int i = 0, j = 0;
        var at = Math.Min(first[0], second[0]);
        while (i < first.Length && j < second.Length)
        {
            var (x, y) = (first[i], second[j]);
            var fromFirst = x <= y;
            var value = fromFirst ? x : y;
            if (value > at)
            {
                sweep.EndRun(i, j, value - at);
                at = value;
            }

            var step = fromFirst ? 1 : 0;
            i += step;
            j += 1 - step;
        }

        sweep.Rest(first, second, (i, j), at);
        return sweep;
    }

    private void Rest(ReadOnlySpan<double> first, ReadOnlySpan<double> second, (int First, int Second) passed, double at)
    {
        var (i, j) = passed;
        var isFirst = i < first.Length;
        var left = isFirst ? first[i..] : second[j..];
        foreach (var value in left)
        {
            if (value > at)
            {
                EndRun(i, j, value - at);
                at = value;
            }

            (i, j) = isFirst ? (i + 1, j) : (i, j + 1);
        }

        EndRun(i, j, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void EndRun(long i, long j, double width)
    {
        var (a, b) = (i - runFirst, j - runSecond);
        var gap = Math.Abs((i * m) - (j * n));
        LargestGap = Math.Max(LargestGap, gap);
        Area += gap * width;
        var square = (double)gap * gap;
        SquaredArea += square * width;
        DoubledPairs += a * ((2 * runSecond) + b);
        double rows = a + b;
        SquaredGaps += rows * (square + squareBefore);
        squareBefore = square;
        var middle = ((runFirst + i) / 2.0 * m) - ((runSecond + j) / 2.0 * n);
        double total = n + m;
        var below = runFirst + runSecond + (rows / 2);
        if (rows < total)
        {
            var weight = rows / ((below * (total - below)) - (total * rows / 4));
            Anderson += weight * middle * middle;
            var above = total - below;
            andersonProducts += (rows * rows) + (2 * weight * above * above * andersonBelow);
            andersonBelow += weight * below * below;
        }

        TieCubes += (rows * rows * rows) - rows;
        (runFirst, runSecond) = (i, j);
    }
}
