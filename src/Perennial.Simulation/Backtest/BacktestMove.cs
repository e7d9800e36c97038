using Perennial.Decide;

namespace Perennial.Simulation.Backtest;

/// <summary>What a policy does after a batch.</summary>
/// <param name="Action">Keep, reuse or retrain.</param>
/// <param name="Version">The stored version to go back to; read only for a reuse.</param>
public readonly record struct BacktestMove(ActionKind Action, int Version = -1)
{
    /// <summary>Nothing is done.</summary>
    public static BacktestMove Keep { get; } = new(ActionKind.Keep);

    /// <summary>A version is trained on the newest labelled window.</summary>
    public static BacktestMove Retrain { get; } = new(ActionKind.Retrain);

    /// <summary>A retrain, or nothing.</summary>
    public static BacktestMove RetrainIf(bool due) => due ? Retrain : Keep;
}
