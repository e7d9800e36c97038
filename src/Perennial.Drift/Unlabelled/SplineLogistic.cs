namespace Perennial.Drift.Unlabelled;

/// <summary>Logistic regression on straight-line splines of each feature: the library's own classifier, for density ratios.</summary>
public static class SplineLogistic
{
    /// <summary>Knots of a feature, at its quantiles 0, 1/4, 1/2, 3/4 and 1: 5.</summary>
    public const int Knots = 5;

    /// <summary>Half of this times the sum of squared slopes is added to the loss: 1.</summary>
    public const double Ridge = 1;

    /// <summary>Fits: a <see cref="ClassifierFit"/>.</summary>
    /// <param name="rows">Features, row after row, finite.</param>
    /// <param name="width">Features of a row, 1 or more.</param>
    /// <param name="labels">Labels, one a row; at least one row.</param>
    /// <returns>The fitted model; outside the knots a feature stays as at the last.</returns>
    /// <exception cref="ArgumentException">No rows, lengths differ, or a feature is NaN or infinite.</exception>
    /// <remarks>A generalized additive model (Hastie and Tibshirani, 1990): features add up, none interacts with another. Bases are hats
    /// of height 1, standardized. Time O(n (5 width)^2) a step, memory 5 times the rows.</remarks>
    public static RowPredictor Fit(ReadOnlySpan<double> rows, int width, ReadOnlySpan<bool> labels)
    {
        FeatureRows.Check(rows, width, labels.Length, nameof(rows));
        var basis = HatBasis.Of(rows, width, Knots);
        var expanded = basis.Expand(rows);
        var scale = ColumnScale.Of(expanded, basis.Width);
        var (targets, weights) = (new double[labels.Length], new double[labels.Length]);
        Array.Fill(weights, 1);
        for (var row = 0; row < labels.Length; row++)
        {
            targets[row] = labels[row] ? 1 : 0;
        }

        var coefficients = LogisticFit.Of(scale.Apply(expanded), basis.Width, targets, weights, Ridge);
        return row => LogisticFit.Probability(LogisticFit.LogOdds(coefficients, scale.Apply(basis.Expand(row))));
    }
}
