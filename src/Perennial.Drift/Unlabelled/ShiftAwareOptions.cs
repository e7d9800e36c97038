namespace Perennial.Drift.Unlabelled;

/// <summary>Settings of the estimate under shift.</summary>
public sealed record ShiftAwareOptions
{
    /// <summary>Least effective rows of the reweighted reference, per current row, at which it is used; 0 or more, 0 always uses it, infinity
    /// never; default 1: a reference worth fewer rows than the chunk adds more noise than the chunk's own.</summary>
    public double LeastEffectiveRatio { get; init => field = Require.AtLeastZero(value, nameof(LeastEffectiveRatio)); } = 1;

    /// <summary>Least score that the model decides yes on; default 0.5.</summary>
    public double Threshold { get; init => field = Require.NotNaN(value, nameof(Threshold)); } = 0.5;

    /// <summary>Learner of the density ratio; default <see cref="SplineLogistic.Fit"/>.</summary>
    public ClassifierFit? Classifier { get; init; }

    /// <summary>Fits the weighted calibration; default isotonic.</summary>
    public CalibrationFit? Calibration { get; init; }
}
