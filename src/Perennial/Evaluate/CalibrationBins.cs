namespace Perennial.Evaluate;

/// <summary>Ten bins of equal size by a version's probabilities, for an expected calibration error that is asked for again and again.</summary>
internal sealed class CalibrationBins
{
    private const int Bins = 10;
    private readonly int[] bins;
    private readonly double[] gaps;
    private readonly double[] weights;

    /// <summary>Cuts the rows. Rows with one probability share a bin, that of the middle of their run.</summary>
    public CalibrationBins(JudgedRows rows, double[] scores)
    {
        var count = scores.Length;
        weights = [.. Enumerable.Range(0, count).Select(rows.Rows.Weight)];
        gaps = [.. scores.Select((score, row) => weights[row] * (score - rows.Rows.Labels[row]))];
        bins = new int[count];
        int[] order = [.. Enumerable.Range(0, count).OrderBy(row => scores[row])];
        for (var begin = 0; begin < count;)
        {
            var end = begin;
            while (end < count && scores[order[end]] == scores[order[begin]])
            {
                end++;
            }

            var bin = Math.Min(Bins - 1, (int)(Bins * (begin + ((end - begin) / 2.0)) / count));
            for (; begin < end; begin++)
            {
                bins[order[begin]] = bin;
            }
        }
    }

    /// <summary>The error, each row counting so often.</summary>
    public double Error(double[] counts)
    {
        Span<double> sums = stackalloc double[Bins];
        var total = 0.0;
        for (var row = 0; row < counts.Length; row++)
        {
            sums[bins[row]] += counts[row] * gaps[row];
            total += counts[row] * weights[row];
        }

        var error = 0.0;
        foreach (var sum in sums)
        {
            error += Math.Abs(sum);
        }

        return error / total;
    }
}
