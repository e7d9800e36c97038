using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Perennial.Drift.Unlabelled;

/// <summary>Least squares on straight-line splines of each feature: the library's own regression, for direct loss estimation.</summary>
public static class SplineRegression
{
    /// <summary>Knots of a feature, at its quantiles 0, 1/4, 1/2, 3/4 and 1: 5.</summary>
    public const int Knots = 5;

    /// <summary>This times the sum of squared slopes is added to the sum of squared errors: 1.</summary>
    public const double Ridge = 1;

    /// <summary>Fits: a <see cref="RegressionFit"/>.</summary>
    /// <param name="rows">Features, row after row, finite.</param>
    /// <param name="width">Features of a row, 1 or more.</param>
    /// <param name="targets">What to predict, one a row, finite; at least one row.</param>
    /// <returns>The fitted model; outside the knots a feature stays as at the last.</returns>
    /// <exception cref="ArgumentException">No rows, lengths differ, or a feature or target is NaN or infinite.</exception>
    /// <remarks>A generalized additive model (Hastie and Tibshirani, 1990) by ridge regression (Hoerl and Kennard, 1970): features add up, none interacts with
    /// another. Bases are hats of height 1, standardized. Time O(n (5 width)^2 + (5 width)^3), memory 5 times the rows.</remarks>
    public static RowPredictor Fit(ReadOnlySpan<double> rows, int width, ReadOnlySpan<double> targets)
    {
        FeatureRows.Check(rows, width, targets.Length, nameof(rows));
        var mean = 0.0;
        foreach (var target in targets)
        {
            mean += Require.Finite(target, nameof(targets)) / targets.Length;
        }

        var basis = HatBasis.Of(rows, width, Knots);
        var expanded = basis.Expand(rows);
        var scale = ColumnScale.Of(expanded, basis.Width);
        var slopes = Slopes(scale.Apply(expanded), basis.Width, targets, mean);
        return row => mean + TensorPrimitives.Dot<double>(slopes, scale.Apply(basis.Expand(row)));
    }

    // Columns have mean 0, so that the intercept is the mean of the targets.
    private static double[] Slopes(double[] cells, int width, ReadOnlySpan<double> targets, double mean)
    {
        var (products, right) = (new double[width, width], new double[width]);
        for (var row = 0; row < targets.Length; row++)
        {
            var one = cells.AsSpan(row * width, width);
            TensorPrimitives.MultiplyAdd(one, targets[row] - mean, right, right);
            for (var i = 0; i < width; i++)
            {
                var sums = MemoryMarshal.CreateSpan(ref products[i, 0], i + 1);
                TensorPrimitives.MultiplyAdd(one[..(i + 1)], one[i], sums, sums);
            }
        }

        for (var i = 0; i < width; i++)
        {
            products[i, i] += Ridge;
        }

        Cholesky.Solve(products, right);
        return right;
    }
}
