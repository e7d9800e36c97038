namespace Perennial.Decide;

/// <summary>What a stored version loses on a labelled batch.</summary>
/// <param name="Version">Its number: a later training has a higher one.</param>
/// <param name="Loss">Mean loss by row, in the unit of the metric.</param>
public readonly record struct BatchLoss(int Version, double Loss);
