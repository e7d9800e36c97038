namespace Perennial.Drift.Unlabelled;

/// <summary>Whether a calibration that sees features predicts held-out labels better than one that sees the score alone.</summary>
/// <param name="ScoreError">Mean squared error (Brier score) of the calibrated score, 0 to 1.</param>
/// <param name="CovariateError">The same of the calibration that sees features.</param>
/// <param name="StandardError">Standard error of the difference of the two, over rows.</param>
public sealed record CovariateGain(double ScoreError, double CovariateError, double StandardError)
{
    /// <summary>Whether it errs less by more than two standard errors.</summary>
    public bool Helps => ScoreError - CovariateError > 2 * StandardError;
}
