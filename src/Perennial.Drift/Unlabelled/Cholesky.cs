namespace Perennial.Drift.Unlabelled;

/// <summary>Solves a symmetric system given by its lower triangle; a direction that nothing bends is not moved along.</summary>
internal static class Cholesky
{
    private const double Flat = 1e-12;

    /// <summary>Overwrites the right side with the solution, and the lower triangle with its factor.</summary>
    public static void Solve(double[,] lower, double[] right)
    {
        var size = right.Length;
        for (var i = 0; i < size; i++)
        {
            var whole = lower[i, i];
            for (var j = 0; j <= i; j++)
            {
                var sum = lower[i, j];
                for (var k = 0; k < j; k++)
                {
                    sum -= lower[i, k] * lower[j, k];
                }

                lower[i, j] = i == j ? Math.Sqrt(sum > Flat * whole ? sum : double.PositiveInfinity) : sum / lower[j, j];
            }
        }

        for (var i = 0; i < size; i++)
        {
            for (var k = 0; k < i; k++)
            {
                right[i] -= lower[i, k] * right[k];
            }

            right[i] /= lower[i, i];
        }

        for (var i = size - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < size; k++)
            {
                right[i] -= lower[k, i] * right[k];
            }

            right[i] /= lower[i, i];
        }
    }
}
