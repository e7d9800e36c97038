namespace Perennial.Drift.Sequential;

/// <summary>Rows per bucket of both arms.</summary>
/// <param name="Champion">The champion's.</param>
/// <param name="Challenger">The challenger's.</param>
public sealed record TwoSampleQuantileCounts(QuantileCounts Champion, QuantileCounts Challenger);
