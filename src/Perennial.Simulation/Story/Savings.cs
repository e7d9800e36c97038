namespace Perennial.Simulation.Story;

/// <summary>Money saved over never retraining; below zero when a policy cost more.</summary>
/// <param name="Ratio">Perennial's part of what hindsight saves; null when hindsight saves nothing.</param>
/// <param name="Perennial">What was served.</param>
/// <param name="Weekly">A new version every week.</param>
/// <param name="Hindsight">The cheapest schedule found afterwards.</param>
public sealed record Savings(double? Ratio, double Perennial, double Weekly, double Hindsight);
