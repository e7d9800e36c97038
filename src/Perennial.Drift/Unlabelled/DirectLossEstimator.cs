namespace Perennial.Drift.Unlabelled;

/// <summary>
/// Direct loss estimation: a second model learns how far the first is off, from its features and its prediction, and is asked where
/// there are no truths.
/// </summary>
/// <remarks>NannyML's DLE. Assumes that the size of the error depends on the row as it did in the reference; concept drift is invisible.
/// The second model shrinks towards what is usual, so extremes are understated. Cost: one fit per loss.</remarks>
public sealed class DirectLossEstimator
{
    private readonly RowPredictor absolute;
    private readonly RowPredictor squared;
    private readonly int width;

    private DirectLossEstimator(RowPredictor absolute, RowPredictor squared, int width) =>
        (this.absolute, this.squared, this.width) = (absolute, squared, width);

    /// <summary>Fits to a reference.</summary>
    /// <param name="rows">The model's features, row after row, on rows it was not trained on.</param>
    /// <param name="width">Features of a row, 1 or more.</param>
    /// <param name="predictions">What the model predicted, one a row, finite; at least one row.</param>
    /// <param name="truths">What came, same rows, finite.</param>
    /// <param name="fit">The learner of the second model.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentException">No rows, lengths differ, or a prediction or truth is NaN or infinite.</exception>
    public static DirectLossEstimator Fit(
        ReadOnlySpan<double> rows, int width, ReadOnlySpan<double> predictions, ReadOnlySpan<double> truths, RegressionFit fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        Require.SameLength(predictions.Length, truths.Length, nameof(truths));
        var seen = WithPrediction(rows, width, predictions);
        var (gaps, squares) = (new double[truths.Length], new double[truths.Length]);
        for (var row = 0; row < truths.Length; row++)
        {
            gaps[row] = Math.Abs(Require.Finite(truths[row], nameof(truths)) - predictions[row]);
            squares[row] = gaps[row] * gaps[row];
        }

        return new DirectLossEstimator(fit(seen, width + 1, gaps), fit(seen, width + 1, squares), width);
    }

    /// <summary>The losses expected on rows without truths.</summary>
    /// <param name="rows">The model's features, row after row.</param>
    /// <param name="predictions">What the model predicted, one a row, finite; at least one row.</param>
    /// <returns>The expected losses; a negative prediction of the second model counts 0.</returns>
    /// <exception cref="ArgumentException">No rows, lengths differ, or a prediction is NaN or infinite.</exception>
    public ExpectedLoss Estimate(ReadOnlySpan<double> rows, ReadOnlySpan<double> predictions)
    {
        var seen = WithPrediction(rows, width, predictions);
        var (gap, square) = (0.0, 0.0);
        for (var row = 0; row < predictions.Length; row++)
        {
            var cells = seen.AsSpan(row * (width + 1), width + 1);
            gap += Math.Max(0, absolute(cells));
            square += Math.Max(0, squared(cells));
        }

        return new ExpectedLoss(gap / predictions.Length, square / predictions.Length, predictions.Length);
    }

    private static double[] WithPrediction(ReadOnlySpan<double> rows, int width, ReadOnlySpan<double> predictions)
    {
        Require.AtLeast(width, 1, nameof(width));
        Require.NotEmpty(predictions, nameof(predictions));
        Require.SameLength(checked(predictions.Length * width), rows.Length, nameof(rows));
        var seen = new double[predictions.Length * (width + 1)];
        for (var row = 0; row < predictions.Length; row++)
        {
            rows.Slice(row * width, width).CopyTo(seen.AsSpan(row * (width + 1)));
            seen[(row * (width + 1)) + width] = Require.Finite(predictions[row], nameof(predictions));
        }

        return seen;
    }
}
