namespace Perennial.Simulation.Backtest;

/// <summary>What a policy sees when it decides: everything labelled so far, and nothing else.</summary>
/// <param name="Matrix">Read only at stored versions and labelled batches.</param>
/// <param name="Labelled">The newest labelled batch.</param>
/// <param name="Stored">The versions that are trained, by the last batch of their window, in order.</param>
/// <param name="Champion">The one that serves.</param>
/// <param name="Training">Whether a training is under way.</param>
/// <param name="Left">Batches that a retrain asked for now would serve; null where nobody knows.</param>
public sealed record BacktestLook(StalenessMatrix Matrix, int Labelled, IReadOnlyList<int> Stored, int Champion, bool Training, int? Left)
{
    /// <summary>The champion's loss on the newest labelled batch; null while it has none.</summary>
    public double? Loss => Champion < Labelled ? Matrix[Champion, Labelled] : null;

    /// <summary>What a version lost on the first batch after its window.</summary>
    public double FirstLoss(int version) => Matrix[version, version + 1];

    /// <summary>The stored versions that were not trained on the newest labelled batch.</summary>
    public IEnumerable<int> Measured => Stored.Where(version => version < Labelled);
}
