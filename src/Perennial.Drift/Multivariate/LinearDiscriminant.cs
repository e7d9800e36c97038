namespace Perennial.Drift.Multivariate;

/// <summary>Fisher's linear discriminant: the simplest classifier for <see cref="DomainClassifier"/>. It sees shifts of means, and nothing
/// of a change of shape or of dependence; hand in trees for those.</summary>
public static class LinearDiscriminant
{
    // Added to the diagonal, in units of each column's variance, so that columns that say the same do not break it.
    private const double Ridge = 1e-6;

    /// <summary>Learns and scores; a <see cref="DomainLearner"/>.</summary>
    /// <param name="learned">Rows to learn from, at least one of each kind.</param>
    /// <param name="isCurrent">For each of them, whether it is a current row.</param>
    /// <param name="held">Rows to score.</param>
    /// <returns>A score per held row, its projection on the discriminant.</returns>
    /// <exception cref="ArgumentException">Lengths or columns differ, or a kind has no row.</exception>
    /// <remarks>Fisher (1936). Time O(rows times columns^2 + columns^3).</remarks>
    public static double[] Score(MatrixRows learned, bool[] isCurrent, MatrixRows held)
    {
        MatrixRows.SameColumns(learned, held, nameof(held));
        ArgumentNullException.ThrowIfNull(isCurrent);
        Require.SameLength(learned.Count, isCurrent.Length, nameof(isCurrent));
        int[] current = [.. Enumerable.Range(0, learned.Count).Where(row => isCurrent[row])];
        int[] reference = [.. Enumerable.Range(0, learned.Count).Where(row => !isCurrent[row])];
        var (one, two) = (ColumnMoments.Of(learned.Take(current)), ColumnMoments.Of(learned.Take(reference)));
        var direction = Direction(one, two, current.Length, reference.Length);
        var scores = new double[held.Count];
        for (var row = 0; row < scores.Length; row++)
        {
            scores[row] = System.Numerics.Tensors.TensorPrimitives.Dot(held[row], direction);
        }

        return scores;
    }

    private static double[] Direction(ColumnMoments one, ColumnMoments two, double n, double m)
    {
        var size = one.Mean.Length;
        var pooled = new double[size, size];
        for (var p = 0; p < size; p++)
        {
            for (var q = 0; q < size; q++)
            {
                pooled[p, q] = ((n * one.Covariance[p, q]) + (m * two.Covariance[p, q])) / (n + m) * (p == q ? 1 + Ridge : 1);
            }
        }

        var (values, vectors) = SymmetricEigen.Of(pooled);
        var direction = new double[size];
        for (var k = 0; k < size && values[k] > Ridge * Ridge * values[0]; k++)
        {
            var along = Enumerable.Range(0, size).Sum(p => vectors[k, p] * (one.Mean[p] - two.Mean[p])) / values[k];
            for (var p = 0; p < size; p++)
            {
                direction[p] += along * vectors[k, p];
            }
        }

        return direction;
    }
}
