namespace Perennial.Drift.Unlabelled;

/// <summary>
/// Performance without labels when features have moved: the reference reweighted by a density ratio and calibrated anew for every chunk
/// (PAPE). Where the reference holds too little of what the chunk does, a calibration that sees the features, if it predicts held-out labels
/// of the reference better than the score alone; else plain CBPE.
/// </summary>
/// <remarks>Bialek, Kivimaki, Kuberski and Perrakis (2024), "Estimating Model Performance Under Covariate Shift Without Labels",
/// arXiv 2401.08348. The fallbacks are ours: weights that rest on a handful of rows make PAPE worse than no weights. Assumes that the label
/// depends on the features as it did: concept drift is invisible. Cost: a classifier on reference and chunk for every estimate.</remarks>
public sealed class ShiftAwareEstimator
{
    private readonly double[] scores;
    private readonly double[] features;
    private readonly bool[] labels;
    private readonly int width;
    private readonly ShiftAwareOptions options;
    private readonly Lazy<CovariateCalibration?> covariates;
    private readonly Lazy<ICalibrator> plain;

    private ShiftAwareEstimator(double[] scores, double[] features, bool[] labels, int width, ShiftAwareOptions options)
    {
        (this.scores, this.features, this.labels, this.width, this.options) = (scores, features, labels, width, options);
        covariates = new(() => CovariateCheck.Of(scores, features, width, labels, options.Calibration).Helps
            ? CovariateCalibration.Fit(scores, features, width, labels)
            : null);
        plain = new(() => ConfidenceBasedEstimator.Fit(scores, labels, options.Threshold, options.Calibration).Calibrator);
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
        var ratio = DensityRatio.Of(features, currentFeatures, width, options.Classifier);
        var form = ratio.EffectiveRows >= options.LeastEffectiveRatio * current.Length ? ShiftForm.Reweighted
            : covariates.Value is null ? ShiftForm.Plain : ShiftForm.CovariateCalibrated;
        var probabilities = form switch
        {
            ShiftForm.Reweighted => (options.Calibration ?? IsotonicCalibration.Fit)(scores, labels, [.. ratio.Weights]).CalibrateAll(current),
            ShiftForm.CovariateCalibrated => covariates.Value!.Calibrate(current, currentFeatures),
            _ => plain.Value.CalibrateAll(current),
        };
        return new ShiftedEstimate(
            ExpectedPerformance.Of(current, probabilities, options.Threshold), ratio.EffectiveRows, form);
    }
}
