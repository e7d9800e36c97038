namespace Perennial.Drift.Unlabelled;

/// <summary>Turns a score into the probability of yes, as a reference with labels taught it.</summary>
public interface ICalibrator
{
    /// <summary>Probability of yes for a score.</summary>
    /// <param name="score">A score on the scale of the reference's; infinities allowed.</param>
    /// <returns>Probability, 0 to 1; never lower for a higher score.</returns>
    /// <exception cref="ArgumentException">The score is NaN.</exception>
    double Calibrate(double score);
}
