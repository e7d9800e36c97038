namespace Perennial.Simulation.Story;

/// <summary>One figure for each of the four ways to look after the same model.</summary>
/// <param name="Perennial">What was served.</param>
/// <param name="Never">The first version all along.</param>
/// <param name="Weekly">A new version every week.</param>
/// <param name="Hindsight">The cheapest schedule over the weekly versions, found afterwards.</param>
public sealed record Policies<T>(T Perennial, T Never, T Weekly, T Hindsight);
