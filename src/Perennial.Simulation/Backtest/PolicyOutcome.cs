namespace Perennial.Simulation.Backtest;

/// <summary>What a policy came to on a matrix, in batches of loss.</summary>
/// <param name="Name">The policy's.</param>
/// <param name="Loss">Sum of the loss of every served batch.</param>
/// <param name="Retrains">Trainings after the first.</param>
/// <param name="Reuses">Switches to stored versions.</param>
/// <param name="Served">The version that served each batch, from the first served batch on, by the last batch of its window.</param>
/// <param name="Costs">What each of those batches cost: loss, and what was paid after it.</param>
public sealed record PolicyOutcome(string Name, double Loss, int Retrains, int Reuses, IReadOnlyList<int> Served, IReadOnlyList<double> Costs)
{
    /// <summary>Loss, retrains and switches together.</summary>
    public double Cost { get; } = Costs.Sum();
}
