using System.Numerics.Tensors;

namespace Perennial.Drift.Multivariate;

/// <summary>The Gaussian kernel of every two rows, computed once and read for every relabelling.</summary>
internal sealed class KernelMatrix
{
    private readonly double[][] kernel;
    private readonly double[] labels;
    private readonly double[] sums;
    private readonly double total;

    public KernelMatrix(MatrixRows rows, double width)
    {
        labels = new double[rows.Count];
        sums = new double[rows.Count];
        kernel = new double[rows.Count][];
        for (var i = 0; i < rows.Count; i++)
        {
            kernel[i] = new double[i];
            for (var j = 0; j < i; j++)
            {
                var distance = TensorPrimitives.Distance(rows[i], rows[j]) / width;
                kernel[i][j] = Math.Exp(-distance * distance / 2);
            }

            sums[i] = TensorPrimitives.Sum<double>(kernel[i]);
            total += sums[i];
        }
    }

    /// <summary>The unbiased squared discrepancy where the first rows of <paramref name="order"/> are the first sample.</summary>
    public double Unbiased(ReadOnlySpan<int> order, int firstRows)
    {
        double n = firstRows, m = labels.Length - firstRows;
        Array.Clear(labels);
        foreach (var row in order[..firstRows])
        {
            labels[row] = 1;
        }

        // Sums over pairs: within the first sample, and across; those within the second follow from the total.
        var (within, across) = (0.0, 0.0);
        for (var i = 1; i < kernel.Length; i++)
        {
            var withFirst = TensorPrimitives.Dot<double>(kernel[i], labels.AsSpan(0, i));
            within += labels[i] * withFirst;
            across += labels[i] == 1 ? sums[i] - withFirst : withFirst;
        }

        return (2 * within / (n * (n - 1))) + (2 * (total - within - across) / (m * (m - 1))) - (2 * across / (n * m));
    }
}
