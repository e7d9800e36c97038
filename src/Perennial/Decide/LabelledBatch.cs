namespace Perennial.Decide;

/// <summary>A batch whose labels are all there, as the money rule sees it.</summary>
/// <param name="Champion">The version that serves now.</param>
/// <param name="Losses">What each stored version loses on the batch, in order of training; only of versions that were not trained on it.</param>
/// <param name="Rows">Its labelled rows, 1 or more.</param>
public sealed record LabelledBatch(int Champion, IReadOnlyList<BatchLoss> Losses, long Rows)
{
    /// <summary>Labelled batches since the window of the newest version ended.</summary>
    public required int SinceTrained { get; init; }

    /// <summary>Whether a training is under way, so that nothing can be asked for.</summary>
    public bool Training { get; init; }

    /// <summary>What a unit of loss costs in this batch over what it costs in the batch that the prices are stated for; 1 where all are alike.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>Batches that the model will still serve after a retrain asked for now; null when nobody knows.</summary>
    public double? Left { get; init; }

    /// <summary>Variance of the difference between two versions' mean losses on the batch, from paired rows; null for the binomial bound on a share.</summary>
    public double? DifferenceVariance { get; init; }
}
