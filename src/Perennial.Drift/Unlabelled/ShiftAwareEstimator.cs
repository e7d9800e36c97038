using System.Numerics.Tensors;

namespace Perennial.Drift.Unlabelled;

/// <summary>
/// Performance without labels when features have moved: the mean of the probabilities of PAPE with flattened weights and of a
/// calibration that sees the features, since each fails where the other does not.
/// <see cref="ShiftForm.Reweighted"/> alone is PAPE as it was published.
/// </summary>
/// <remarks>Bialek, Kivimaki, Kuberski and Perrakis (2024), "Estimating Model Performance Under Covariate Shift Without Labels",
/// arXiv 2401.08348, for reweighting; averaging is ours, chosen on eight sets of data (docs/statistics/unlabelled.md). Assumes that the label
/// depends on the features as it did: concept drift is invisible. Cost: a classifier on reference and chunk for every estimate.</remarks>
public sealed class ShiftAwareEstimator
{
    private readonly double[] scores;
    private readonly double[] features;
    private readonly bool[] labels;
    private readonly int width;
    private readonly ShiftAwareOptions options;
    private readonly Lazy<ICalibrator> plain;
    private readonly Dictionary<ShiftForm, Lazy<CovariateCalibration>> seeing;

    private ShiftAwareEstimator(double[] scores, double[] features, bool[] labels, int width, ShiftAwareOptions options)
    {
        (this.scores, this.features, this.labels, this.width, this.options) = (scores, features, labels, width, options);
        plain = new(() => ConfidenceBasedEstimator.Fit(scores, labels, options.Threshold, options.Calibration).Calibrator);
        Lazy<CovariateCalibration> Seeing(ClassifierFit? fit) => new(() => CovariateCalibration.Fit(scores, features, width, labels, fit));
        seeing = new()
        {
            [ShiftForm.Lines] = Seeing(null),
            [ShiftForm.Splines] = Seeing(SplineLogistic.Fit),
        };
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
        var mean = new double[current.Length];
        foreach (var form in options.Forms)
        {
            TensorPrimitives.MultiplyAdd(Probabilities(form, ratio, current, currentFeatures), 1.0 / options.Forms.Count, mean, mean);
        }

        TensorPrimitives.Min(mean, 1, mean);
        return new ShiftedEstimate(ExpectedPerformance.Of(current, mean, options.Threshold), mean, ratio.EffectiveRows);
    }

    private double[] Probabilities(ShiftForm form, DensityRatio ratio, ReadOnlySpan<double> current, ReadOnlySpan<double> currentFeatures) => form switch
    {
        ShiftForm.Plain => plain.Value.CalibrateAll(current),
        ShiftForm.Reweighted => Weighted(ratio).CalibrateAll(current),
        ShiftForm.Tempered => Weighted(ratio.Tempered(current.Length)).CalibrateAll(current),
        _ => seeing[form].Value.Calibrate(current, currentFeatures),
    };

    private ICalibrator Weighted(DensityRatio ratio) => (options.Calibration ?? IsotonicCalibration.Fit)(scores, labels, [.. ratio.Weights]);
}
