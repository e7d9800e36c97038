namespace Perennial.Drift.Unlabelled;

/// <summary>Confidence-based performance estimation of a yes-or-no model: fitted once to a reference with labels, then asked of any rows.</summary>
/// <remarks>Source and assumption as for <see cref="ExpectedPerformance.Of"/>.</remarks>
public sealed class ConfidenceBasedEstimator
{
    private readonly double threshold;

    private ConfidenceBasedEstimator(ICalibrator calibrator, CalibrationGain gain, double threshold)
    {
        Calibrator = calibrator;
        Gain = gain;
        this.threshold = threshold;
    }

    /// <summary>The calibration used: the identity where calibrating does not help.</summary>
    public ICalibrator Calibrator { get; }

    /// <summary>What calibrating did to rows held out.</summary>
    public CalibrationGain Gain { get; }

    /// <summary>Fits to a reference.</summary>
    /// <param name="scores">The reference's probabilities of yes, 0 to 1, that the model was not trained on; at least 20 rows.</param>
    /// <param name="labels">Labels, same rows.</param>
    /// <param name="threshold">Least score that the model decides yes on; default 0.5.</param>
    /// <param name="fit">Fits the calibration; default isotonic. Used where <see cref="CalibrationCheck"/> says that it helps.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentException">Fewer than 20 rows, lengths differ, or a score is NaN or outside 0 to 1.</exception>
    public static ConfidenceBasedEstimator Fit(
        ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels, double threshold = 0.5, CalibrationFit? fit = null)
    {
        Require.NotNaN(threshold, nameof(threshold));
        var gain = CalibrationCheck.Of(scores, labels, fit);
        ICalibrator calibrator = gain.Helps ? (fit ?? IsotonicCalibration.Fit)(scores, labels, default) : new IdentityCalibration();
        return new ConfidenceBasedEstimator(calibrator, gain, threshold);
    }

    /// <summary>The metrics expected on rows without labels.</summary>
    /// <param name="scores">The model's scores, at least one row.</param>
    /// <returns>The expected metrics.</returns>
    /// <exception cref="ArgumentException">No rows, or a score is NaN.</exception>
    public ExpectedPerformance Estimate(ReadOnlySpan<double> scores) =>
        ExpectedPerformance.Of(scores, Calibrator.CalibrateAll(scores), threshold);
}
