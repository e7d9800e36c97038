namespace Perennial.Simulation.Story;

/// <summary>What each policy cost, loss and retrains together.</summary>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="Perennial">What was served.</param>
/// <param name="Never">The first version all along.</param>
/// <param name="Weekly">A new version every week.</param>
/// <param name="Hindsight">The cheapest schedule found afterwards.</param>
public sealed record CostTotals(string Currency, double Perennial, double Never, double Weekly, double Hindsight);
