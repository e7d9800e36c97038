using Perennial.Registry;

namespace Perennial.Decide;

/// <summary>What the other models of a file spent within the budget's time: they share it.</summary>
/// <param name="Amount">Money.</param>
[Journaled("fleet-spent")]
public sealed record FleetSpent(double Amount) : IFact;
