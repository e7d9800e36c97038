namespace Perennial.Drift.Multivariate;

/// <summary>Eigenvalues and eigenvectors of a symmetric matrix by Jacobi's rotations, largest eigenvalue first. Jacobi (1846); Golub and
/// Van Loan (1996), section 8.4. Time O(columns^3 times a few sweeps).</summary>
internal static class SymmetricEigen
{
    private const int MostSweeps = 60;

    /// <summary>Vector k is row k of the result.</summary>
    public static (double[] Values, double[,] Vectors) Of(double[,] matrix)
    {
        var size = matrix.GetLength(0);
        var a = (double[,])matrix.Clone();
        var vectors = new double[size, size];
        for (var k = 0; k < size; k++)
        {
            vectors[k, k] = 1;
        }

        for (var sweep = 0; sweep < MostSweeps && Sweep(a, vectors, size); sweep++)
        {
        }

        return InOrder(a, vectors, size);
    }

    private static bool Sweep(double[,] a, double[,] vectors, int size)
    {
        var turned = false;
        for (var p = 0; p < size - 1; p++)
        {
            for (var q = p + 1; q < size; q++)
            {
                if (Math.Abs(a[p, q]) > 1e-17 * Math.Sqrt(Math.Abs(a[p, p] * a[q, q])) && Math.Abs(a[p, q]) > 1e-300)
                {
                    Turn(a, vectors, p, q, size);
                    turned = true;
                }
            }
        }

        return turned;
    }

    private static void Turn(double[,] a, double[,] vectors, int p, int q, int size)
    {
        var theta = (a[q, q] - a[p, p]) / (2 * a[p, q]);
        var t = double.CopySign(1, theta) / (Math.Abs(theta) + Math.Sqrt((theta * theta) + 1));
        var c = 1 / Math.Sqrt((t * t) + 1);
        var s = t * c;
        for (var k = 0; k < size; k++)
        {
            (a[k, p], a[k, q]) = ((c * a[k, p]) - (s * a[k, q]), (s * a[k, p]) + (c * a[k, q]));
        }

        for (var k = 0; k < size; k++)
        {
            (a[p, k], a[q, k]) = ((c * a[p, k]) - (s * a[q, k]), (s * a[p, k]) + (c * a[q, k]));
            (vectors[p, k], vectors[q, k]) = ((c * vectors[p, k]) - (s * vectors[q, k]), (s * vectors[p, k]) + (c * vectors[q, k]));
        }

        (a[p, q], a[q, p]) = (0, 0);
    }

    private static (double[] Values, double[,] Vectors) InOrder(double[,] a, double[,] vectors, int size)
    {
        int[] order = [.. Enumerable.Range(0, size).OrderByDescending(k => a[k, k])];
        var sorted = new double[size, size];
        for (var rank = 0; rank < size; rank++)
        {
            for (var k = 0; k < size; k++)
            {
                sorted[rank, k] = vectors[order[rank], k];
            }
        }

        return ([.. order.Select(k => a[k, k])], sorted);
    }
}
