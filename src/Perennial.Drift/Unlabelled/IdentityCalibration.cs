namespace Perennial.Drift.Unlabelled;

/// <summary>Takes the score for the probability: for scores that calibrating does not improve.</summary>
public sealed class IdentityCalibration : ICalibrator
{
    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The score is NaN or outside 0 to 1.</exception>
    public double Calibrate(double score) => Require.Probability(score, nameof(score));
}
