using System.Numerics.Tensors;

namespace Perennial.Drift.Unlabelled;

/// <summary>
/// Performance without labels when features have moved: the mean of the probabilities of CBPE, of PAPE with flattened weights and of a calibration that
/// sees the features, since each fails where another does not. <see cref="ShiftForm.Reweighted"/> alone is PAPE as it was published.
/// </summary>
/// <remarks>Bialek, Kivimaki, Kuberski and Perrakis (2024), "Estimating Model Performance Under Covariate Shift Without Labels",
/// arXiv 2401.08348, for reweighting; equal weights after Bates and Granger (1969) and Clemen (1989). The forms are ours, chosen on eight sets of data
/// (docs/statistics/unlabelled.md). With groups and d the mean less CBPE, row by row, the estimate is CBPE + k d, k = max(0, 1 - v / sum d^2): James and Stein (1961),
/// the positive part, with v the variance of d added up over the rows, by a jackknife over reference and chunk (Efron and Tibshirani 1993, chapter 11).
/// Assumes that the label depends on the features as it did: concept drift is invisible. Cost: for every estimate a classifier on reference and chunk; with
/// groups all forms' fits once more for each.</remarks>
public sealed class ShiftAwareEstimator
{
    private readonly int width;
    private readonly ShiftAwareOptions options;
    private readonly ShiftForms forms;

    private ShiftAwareEstimator(double[] scores, double[] features, bool[] labels, int width, ShiftAwareOptions options)
    {
        (this.width, this.options) = (width, options);
        var plain = ConfidenceBasedEstimator.Fit(scores, labels, options.Threshold, options.Calibration);
        forms = new ShiftForms(scores, features, labels, width, options, plain.Gain.Helps);
    }

    /// <summary>Keeps a reference.</summary>
    /// <param name="scores">The reference's probabilities of yes, 0 to 1, that the model was not trained on; at least 20 rows.</param>
    /// <param name="features">Its features, row after row, finite.</param>
    /// <param name="width">Features of a row, 1 or more.</param>
    /// <param name="labels">Its labels, one a row.</param>
    /// <param name="options">Settings; default as their record says.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentException">Fewer than 20 rows, lengths differ, a score is not a probability, or a feature is NaN or infinite.
    /// </exception>
    public static ShiftAwareEstimator Fit(
        ReadOnlySpan<double> scores,
        ReadOnlySpan<double> features,
        int width,
        ReadOnlySpan<bool> labels,
        ShiftAwareOptions? options = null)
    {
        Require.AtLeast(scores.Length, 20, nameof(scores));
        Require.SameLength(scores.Length, labels.Length, nameof(labels));
        FeatureRows.Check(features, width, scores.Length, nameof(features));
        foreach (var score in scores)
        {
            Require.Probability(score, nameof(scores));
        }

        return new(scores.ToArray(), features.ToArray(), labels.ToArray(), width, options ?? new ShiftAwareOptions());
    }

    /// <summary>The metrics expected on rows without labels.</summary>
    /// <param name="current">The model's probabilities of yes, 0 to 1; at least one row.</param>
    /// <param name="currentFeatures">Their features, row after row, finite.</param>
    /// <returns>The estimate, and how it was made.</returns>
    /// <exception cref="ArgumentException">No rows, lengths differ, a score is not a probability, or a feature is NaN or infinite.
    /// </exception>
    public ShiftedEstimate Estimate(ReadOnlySpan<double> current, ReadOnlySpan<double> currentFeatures)
    {
        FeatureRows.Check(currentFeatures, width, current.Length, nameof(currentFeatures));
        var (probabilities, effectiveRows) = forms.Mean(current, currentFeatures, currentFeatures);
        var kept = 1.0;
        if (options.Groups > 0)
        {
            var plain = forms.Plain(current);
            kept = Kept(Departure(plain, probabilities), current, currentFeatures);
            TensorPrimitives.Lerp(plain, probabilities, kept, probabilities);
        }

        return new ShiftedEstimate(ExpectedPerformance.Of(current, probabilities, options.Threshold), probabilities, effectiveRows, kept);
    }

    private static double[] Departure(double[] plain, double[] mean)
    {
        var departure = new double[mean.Length];
        TensorPrimitives.Subtract(mean, plain, departure);
        return departure;
    }

    /// <summary>The positive-part James-Stein factor of a departure.</summary>
    private double Kept(double[] departure, ReadOnlySpan<double> current, ReadOnlySpan<double> currentFeatures)
    {
        var length = TensorPrimitives.SumOfSquares<double>(departure);
        if (length == 0)
        {
            return 0;
        }

        var (means, squares) = (new double[departure.Length], new double[departure.Length]);
        for (var group = 0; group < options.Groups; group++)
        {
            var part = forms.Without(group);
            var others = ShiftForms.Without(currentFeatures, width, group, options.Groups);
            var gap = Departure(part.Plain(current), part.Mean(current, currentFeatures, others).Probabilities);
            TensorPrimitives.Subtract(gap, departure, gap);
            TensorPrimitives.MultiplyAdd(gap, 1.0 / options.Groups, means, means);
            TensorPrimitives.MultiplyAdd(gap, gap, squares, squares);
        }

        // About the full fit's departure first, so that no large squares are subtracted.
        var variance = (options.Groups - 1.0) / options.Groups * (squares.Sum() - (options.Groups * TensorPrimitives.SumOfSquares<double>(means)));
        return Math.Max(0, 1 - (variance / length));
    }
}
