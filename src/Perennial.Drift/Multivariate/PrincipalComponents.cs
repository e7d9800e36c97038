namespace Perennial.Drift.Multivariate;

/// <summary>Principal components of standardized columns, and how badly rows are rebuilt from them.</summary>
public sealed class PrincipalComponents
{
    private readonly double[] mean;
    private readonly double[] deviation;
    private readonly double[][] vectors;

    private PrincipalComponents(double[] mean, double[] deviation, double[][] vectors, double explained) =>
        (this.mean, this.deviation, this.vectors, ExplainedRatio) = (mean, deviation, vectors, explained);

    /// <summary>Components kept, at least 1.</summary>
    public int Count => vectors.Length;

    /// <summary>Share of the variance of the standardized columns that they hold, 0 to 1.</summary>
    public double ExplainedRatio { get; }

    /// <summary>Finds the components of the rows' correlation matrix.</summary>
    /// <param name="rows">Rows, at least two.</param>
    /// <param name="explainedRatio">As few components as hold more than this share of the variance; above 0 and below 1, default 0.65.</param>
    /// <returns>The components.</returns>
    /// <exception cref="ArgumentException">Fewer than two rows, no column varies, or the share is out of range.</exception>
    /// <remarks>Pearson (1901); Hotelling (1933). A constant column counts as zero. Time O(rows times columns^2 + columns^3).</remarks>
    public static PrincipalComponents Fit(MatrixRows rows, double explainedRatio = 0.65)
    {
        ArgumentNullException.ThrowIfNull(rows);
        Require.AtLeast(rows.Count, 2, nameof(rows));
        Require.InsideUnit(explainedRatio, nameof(explainedRatio));
        var moments = ColumnMoments.Of(rows);
        double[] deviation = [.. Enumerable.Range(0, rows.Columns).Select(k => Math.Sqrt(moments.Covariance[k, k]))];
        var (values, vectors) = SymmetricEigen.Of(Correlation(moments.Covariance, deviation));
        var total = Require.Positive(values.Sum(), "the variance of all columns");
        var kept = 0;
        var sum = 0.0;
        while (kept < values.Length && sum <= explainedRatio * total)
        {
            sum += values[kept++];
        }

        double[][] chosen = [.. Enumerable.Range(0, kept).Select(k => Enumerable.Range(0, rows.Columns).Select(c => vectors[k, c]).ToArray())];
        return new PrincipalComponents(moments.Mean, deviation, chosen, Math.Min(1, sum / total));
    }

    /// <summary>Each row's distance from its rebuilding.</summary>
    /// <param name="rows">Rows of the same columns.</param>
    /// <returns>Per row the Euclidean distance over standardized columns, 0 or more.</returns>
    /// <exception cref="ArgumentException">The columns differ in number.</exception>
    public double[] Errors(MatrixRows rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        Require.SameLength(mean.Length, rows.Columns, nameof(rows));
        var errors = new double[rows.Count];
        var left = new double[mean.Length];
        for (var row = 0; row < errors.Length; row++)
        {
            for (var column = 0; column < left.Length; column++)
            {
                left[column] = deviation[column] == 0 ? 0 : (rows[row][column] - mean[column]) / deviation[column];
            }

            errors[row] = Unexplained(left);
        }

        return errors;
    }

    private double Unexplained(double[] left)
    {
        foreach (var vector in vectors)
        {
            var along = System.Numerics.Tensors.TensorPrimitives.Dot<double>(left, vector);
            System.Numerics.Tensors.TensorPrimitives.MultiplyAdd<double>(vector, -along, left, left);
        }

        return System.Numerics.Tensors.TensorPrimitives.Norm<double>(left);
    }

    private static double[,] Correlation(double[,] covariance, double[] deviation)
    {
        var correlation = new double[deviation.Length, deviation.Length];
        for (var p = 0; p < deviation.Length; p++)
        {
            for (var q = 0; q < deviation.Length; q++)
            {
                var scale = deviation[p] * deviation[q];
                correlation[p, q] = scale == 0 ? 0 : covariance[p, q] / scale;
            }
        }

        return correlation;
    }
}
