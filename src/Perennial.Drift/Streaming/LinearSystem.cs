namespace Perennial.Drift.Streaming;

/// <summary>A x = b by Gaussian elimination with partial pivoting; A and b are overwritten.</summary>
internal static class LinearSystem
{
    public static double[] Solve(double[][] a, double[] b)
    {
        for (var column = 0; column < b.Length; column++)
        {
            var pivot = column;
            for (var row = column + 1; row < b.Length; row++)
            {
                pivot = Math.Abs(a[row][column]) > Math.Abs(a[pivot][column]) ? row : pivot;
            }

            (a[column], a[pivot], b[column], b[pivot]) = (a[pivot], a[column], b[pivot], b[column]);
            for (var row = column + 1; row < b.Length; row++)
            {
                var factor = a[row][column] / a[column][column];
                b[row] -= factor * b[column];
                for (var at = column; at < b.Length; at++)
                {
                    a[row][at] -= factor * a[column][at];
                }
            }
        }

        return Back(a, b);
    }

    private static double[] Back(double[][] a, double[] b)
    {
        for (var row = b.Length - 1; row >= 0; row--)
        {
            for (var at = row + 1; at < b.Length; at++)
            {
                b[row] -= a[row][at] * b[at];
            }

            b[row] /= a[row][row];
        }

        return b;
    }
}
