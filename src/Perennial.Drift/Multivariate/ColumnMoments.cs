namespace Perennial.Drift.Multivariate;

/// <summary>Means and covariance (by the count of rows) of columns, in two passes.</summary>
internal sealed record ColumnMoments(double[] Mean, double[,] Covariance)
{
    public static ColumnMoments Of(MatrixRows rows)
    {
        var mean = new double[rows.Columns];
        for (var row = 0; row < rows.Count; row++)
        {
            for (var column = 0; column < mean.Length; column++)
            {
                mean[column] += rows[row][column] / rows.Count;
            }
        }

        return new ColumnMoments(mean, Products(rows, mean));
    }

    private static double[,] Products(MatrixRows rows, double[] mean)
    {
        var covariance = new double[mean.Length, mean.Length];
        var gaps = new double[mean.Length];
        for (var row = 0; row < rows.Count; row++)
        {
            System.Numerics.Tensors.TensorPrimitives.Subtract(rows[row], mean, gaps);
            for (var p = 0; p < gaps.Length; p++)
            {
                for (var q = 0; q <= p; q++)
                {
                    covariance[p, q] += gaps[p] * gaps[q] / rows.Count;
                    covariance[q, p] = covariance[p, q];
                }
            }
        }

        return covariance;
    }
}
