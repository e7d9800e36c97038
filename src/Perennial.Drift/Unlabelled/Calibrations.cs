namespace Perennial.Drift.Unlabelled;

/// <summary>Whole columns of scores through a calibrator.</summary>
public static class Calibrations
{
    /// <summary>Calibrates every score of a column.</summary>
    /// <param name="calibrator">The calibrator.</param>
    /// <param name="scores">Scores, any number of rows.</param>
    /// <returns>Probabilities, same rows.</returns>
    /// <exception cref="ArgumentException">A score is NaN.</exception>
    public static double[] CalibrateAll(this ICalibrator calibrator, ReadOnlySpan<double> scores)
    {
        ArgumentNullException.ThrowIfNull(calibrator);
        var probabilities = new double[scores.Length];
        for (var row = 0; row < scores.Length; row++)
        {
            probabilities[row] = calibrator.Calibrate(scores[row]);
        }

        return probabilities;
    }
}
