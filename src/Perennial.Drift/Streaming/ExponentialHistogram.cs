namespace Perennial.Drift.Streaming;

/// <summary>
/// A window of values in buckets of 1, 2, 4, ... values, a few of each size; when there is one too many, the oldest two merge. Each holds its sum
/// and squared deviations (Babcock et al. 2003). Row r holds the buckets of 2^r values, oldest first; allocated once.
/// </summary>
internal sealed class ExponentialHistogram(int bucketCount)
{
    private const int MostRows = 56;
    private readonly int stride = bucketCount + 1;
    private readonly double[] sums = new double[MostRows * (bucketCount + 1)];
    private readonly double[] squares = new double[MostRows * (bucketCount + 1)];
    private readonly double[] held = new double[MostRows];

    // Rows, width, sum and squared deviations of the window: in an array too, to be part of a snapshot.
    private readonly double[] whole = new double[4];

    public double[][] Arrays => [sums, squares, held, whole];

    public int Rows => (int)whole[0];

    public double Width => whole[1];

    public double Sum => whole[2];

    public double Squares => whole[3];

    /// <summary>Sums of the buckets of a row, oldest first, but for so many of the newest.</summary>
    public ReadOnlySpan<double> Sums(int row, int skipped) => sums.AsSpan(row * stride, Math.Max(0, (int)held[row] - skipped));

    public void Clear()
    {
        Array.Clear(held);
        Array.Clear(whole);
    }

    public void Add(double value)
    {
        Merge(1, value, 0);
        Append(0, value, 0);
        for (var row = 0; held[row] > bucketCount; row++)
        {
            var at = row * stride;
            var half = 1L << row;
            var gap = (sums[at] - sums[at + 1]) / half;
            Append(row + 1, sums[at] + sums[at + 1], squares[at] + squares[at + 1] + (gap * gap * half / 2));
            Drop(row, 2);
        }
    }

    /// <summary>Drops the oldest bucket, and adds the window up anew: differences of large sums would lose digits.</summary>
    public void DropOldest()
    {
        Drop(Rows - 1, 1);
        var rows = Rows;
        Array.Clear(whole);
        for (var row = rows - 1; row >= 0; row--)
        {
            whole[0] = Math.Max(whole[0], held[row] > 0 ? row + 1 : 0);
            for (var bucket = 0; bucket < held[row]; bucket++)
            {
                Merge(1L << row, sums[(row * stride) + bucket], squares[(row * stride) + bucket]);
            }
        }
    }

    private void Merge(double count, double sum, double deviations)
    {
        if (Width > 0)
        {
            var gap = (sum / count) - (Sum / Width);
            whole[3] += gap * gap * count * Width / (count + Width);
        }

        whole[1] += count;
        whole[2] += sum;
        whole[3] += deviations;
    }

    private void Append(int row, double sum, double deviations)
    {
        var at = (row * stride) + (int)held[row];
        (sums[at], squares[at]) = (sum, deviations);
        held[row]++;
        whole[0] = Math.Max(whole[0], row + 1);
    }

    private void Drop(int row, int count)
    {
        var at = row * stride;
        var rest = (int)held[row] - count;
        sums.AsSpan(at + count, rest).CopyTo(sums.AsSpan(at));
        squares.AsSpan(at + count, rest).CopyTo(squares.AsSpan(at));
        held[row] = rest;
    }
}
