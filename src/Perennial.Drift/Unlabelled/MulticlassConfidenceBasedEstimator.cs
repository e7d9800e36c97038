using Perennial.Drift.Metrics;

namespace Perennial.Drift.Unlabelled;

/// <summary>Confidence-based performance estimation of a model of several classes: each class calibrated against the rest, then normalized.</summary>
/// <remarks>Zadrozny and Elkan (2002) for the calibration; else as for <see cref="ExpectedPerformance.Of"/>.</remarks>
public sealed class MulticlassConfidenceBasedEstimator
{
    private readonly ICalibrator[] calibrators;

    private MulticlassConfidenceBasedEstimator(ICalibrator[] calibrators) => this.calibrators = calibrators;

    /// <summary>Fits to a reference.</summary>
    /// <param name="scores">The reference's probabilities by class, row after row, that the model was not trained on; at least 20 rows.</param>
    /// <param name="labels">The class that came, one a row, from 0.</param>
    /// <param name="classes">Number of classes, 2 or more.</param>
    /// <param name="fit">Fits the calibration of a class; default isotonic. Used where <see cref="CalibrationCheck"/> says that it helps.
    /// </param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentException">Fewer than 20 rows, lengths differ, a score is NaN or outside 0 to 1, or there is no such
    /// class.</exception>
    public static MulticlassConfidenceBasedEstimator Fit(
        ReadOnlySpan<double> scores, ReadOnlySpan<int> labels, int classes, CalibrationFit? fit = null)
    {
        ClassProbabilities.CheckShape(scores, labels, classes, nameof(scores));
        var calibrators = new ICalibrator[classes];
        for (var one = 0; one < classes; one++)
        {
            var came = new bool[labels.Length];
            for (var row = 0; row < came.Length; row++)
            {
                came[row] = labels[row] == one;
            }

            var column = ExpectedMulticlassPerformance.Column(scores, one, classes);
            var helps = CalibrationCheck.Of(column, came, fit).Helps;
            calibrators[one] = helps ? (fit ?? IsotonicCalibration.Fit)(column, came, default) : new IdentityCalibration();
        }

        return new MulticlassConfidenceBasedEstimator(calibrators);
    }

    /// <summary>Calibrated probabilities, each row summing to 1; a row whose classes are all impossible stays as it was.</summary>
    /// <param name="scores">Probabilities by class, row after row.</param>
    /// <returns>Probabilities, same shape.</returns>
    /// <exception cref="ArgumentException">The length is no multiple of the classes, or a score is NaN or outside 0 to 1.</exception>
    public double[] Calibrate(ReadOnlySpan<double> scores)
    {
        var classes = calibrators.Length;
        Require.SameLength(scores.Length / classes * classes, scores.Length, nameof(scores));
        var calibrated = new double[scores.Length];
        for (var row = 0; row < scores.Length; row += classes)
        {
            var sum = 0.0;
            for (var one = 0; one < classes; one++)
            {
                calibrated[row + one] = calibrators[one].Calibrate(Require.Probability(scores[row + one], nameof(scores)));
                sum += calibrated[row + one];
            }

            for (var one = 0; one < classes; one++)
            {
                calibrated[row + one] = sum > 0 ? calibrated[row + one] / sum : scores[row + one];
            }
        }

        return calibrated;
    }

    /// <summary>The metrics expected on rows without labels.</summary>
    /// <param name="scores">The model's probabilities by class, row after row; at least one row.</param>
    /// <returns>The expected metrics.</returns>
    /// <exception cref="ArgumentException">No rows, the length does not fit the classes, or a number is not a probability.</exception>
    public ExpectedMulticlassPerformance Estimate(ReadOnlySpan<double> scores) =>
        ExpectedMulticlassPerformance.Of(scores, Calibrate(scores), calibrators.Length);
}
