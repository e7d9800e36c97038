namespace Perennial.Drift.Unlabelled;

/// <summary>Whether calibrating helped on rows that the calibration had not seen.</summary>
/// <param name="RawError">Expected calibration error of the scores as they are, 0 to 1.</param>
/// <param name="CalibratedError">The same after calibration, 0 to 1.</param>
public sealed record CalibrationGain(double RawError, double CalibratedError)
{
    /// <summary>Whether the calibrated scores erred less.</summary>
    public bool Helps => CalibratedError < RawError;
}
