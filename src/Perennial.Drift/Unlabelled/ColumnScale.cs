namespace Perennial.Drift.Unlabelled;

/// <summary>Mean and spread of each column of rows; a column without spread is left at 0.</summary>
internal sealed record ColumnScale(double[] Mean, double[] Spread)
{
    public static ColumnScale Of(ReadOnlySpan<double> rows, int width)
    {
        var (mean, spread, count) = (new double[width], new double[width], rows.Length / width);
        for (var cell = 0; cell < rows.Length; cell++)
        {
            mean[cell % width] += rows[cell] / count;
        }

        for (var cell = 0; cell < rows.Length; cell++)
        {
            var gap = rows[cell] - mean[cell % width];
            spread[cell % width] += gap * gap / count;
        }

        for (var column = 0; column < width; column++)
        {
            var deviation = Math.Sqrt(spread[column]);
            spread[column] = deviation > 1e-12 * Math.Abs(mean[column]) ? deviation : 1;
        }

        return new ColumnScale(mean, spread);
    }

    public double[] Apply(ReadOnlySpan<double> rows)
    {
        var scaled = new double[rows.Length];
        for (var cell = 0; cell < rows.Length; cell++)
        {
            var column = cell % Mean.Length;
            scaled[cell] = (rows[cell] - Mean[column]) / Spread[column];
        }

        return scaled;
    }
}
