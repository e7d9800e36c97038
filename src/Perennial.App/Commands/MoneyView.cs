using Perennial.Decide;
using Perennial.Terms;

namespace Perennial.App.Commands;

/// <summary>What staleness has cost, against what a retrain costs.</summary>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Regret">Lost since the champion was fresh: the larger of the two below; null when not known yet.</param>
/// <param name="Growth">For rows that the champion does not know.</param>
/// <param name="Decay">For what it lost of its own skill.</param>
/// <param name="RetrainCost">Of one retrain.</param>
internal sealed record MoneyView(string Currency, double? Regret, double? Growth, double? Decay, double RetrainCost)
{
    /// <summary>Of prices and a regret.</summary>
    public static MoneyView Of(CostOptions costs, Regret? regret) => new(costs.Currency, regret?.Amount, regret?.Growth, regret?.Decay, costs.Retrain);

    /// <inheritdoc/>
    public override string ToString() => Regret is { } lost
        ? $"{new Money(lost, Currency)} of {new Money(RetrainCost, Currency)} that a retrain costs"
        : $"not known yet; a retrain costs {new Money(RetrainCost, Currency)}";
}
