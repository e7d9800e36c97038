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

    private MergedSweep(long n, long m) => (this.n, this.m) = (n, m);

    /// <summary>Largest gap at the end of a run of ties, in whole cells.</summary>
    public long LargestGap { get; private set; }

    /// <summary>Sum over rows of the squared gap, ties in the order first sample, second sample.</summary>
    public double SquaredGaps { get; private set; }

    /// <summary>What midranks add to the sum of n times squared rank gaps of the first and m times those of the second.</summary>
    public double TieShift { get; private set; }

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

    public static MergedSweep Over(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var sweep = new MergedSweep(first.Length, second.Length);
        int i = 0, j = 0;
        var gap = 0L;
        var squares = 0.0;
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
            gap += fromFirst ? second.Length : -first.Length;
            squares += (double)gap * gap;
        }

        sweep.SquaredGaps = squares;
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
            var gap = (double)((i * m) - (j * n));
            SquaredGaps += gap * gap;
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
        SquaredArea += (double)gap * gap * width;
        DoubledPairs += a * ((2 * runSecond) + b);
        double rows = a + b;
        var middle = ((runFirst + i) / 2.0 * m) - ((runSecond + j) / 2.0 * n);
        double total = n + m;
        var below = runFirst + runSecond + (rows / 2);
        if (rows < total)
        {
            Anderson += rows * middle * middle / ((below * (total - below)) - (total * rows / 4));
        }

        if (rows > 1)
        {
            EndTies(a, b, rows);
        }

        (runFirst, runSecond) = (i, j);
    }

    private void EndTies(double a, double b, double rows)
    {
        TieCubes += (rows * rows * rows) - rows;
        TieShift += (a * b * (((double)n * runSecond) - ((double)m * runFirst)))
            + (a * b * ((n * b) - (3 * m * a)) / 4)
            + (((n * a * ((a * a) - 1)) + (m * b * ((b * b) - 1))) / 12);
    }
}
