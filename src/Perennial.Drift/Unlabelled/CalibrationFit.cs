namespace Perennial.Drift.Unlabelled;

/// <summary>Fits a calibration to labelled rows, such as <see cref="IsotonicCalibration.Fit"/> or <see cref="PlattCalibration.Fit"/>.</summary>
/// <param name="scores">Scores, at least one row.</param>
/// <param name="labels">Labels, same rows.</param>
/// <param name="weights">Weight of each row, finite and 0 or more; none: every row counts one.</param>
/// <returns>The calibration.</returns>
public delegate ICalibrator CalibrationFit(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels, ReadOnlySpan<double> weights);
