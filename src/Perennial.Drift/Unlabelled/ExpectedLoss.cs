namespace Perennial.Drift.Unlabelled;

/// <summary>What the loss of a regression is expected to be on rows without truths.</summary>
/// <param name="MeanAbsolute">Mean absolute error, in the unit of the prediction, 0 or more.</param>
/// <param name="MeanSquared">Mean squared error, in that unit squared, 0 or more.</param>
/// <param name="Rows">Rows estimated on, 1 or more.</param>
public sealed record ExpectedLoss(double MeanAbsolute, double MeanSquared, long Rows)
{
    /// <summary>Root of the mean squared error, in the unit of the prediction.</summary>
    public double RootMeanSquared => Math.Sqrt(MeanSquared);
}
