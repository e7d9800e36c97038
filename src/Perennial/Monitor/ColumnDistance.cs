namespace Perennial.Monitor;

/// <summary>How far a column is from its reference.</summary>
/// <param name="Name"><c>normalized-wasserstein</c> for numbers, in standard deviations of the reference; <c>total-variation</c> for categories and for missing
/// values, a share of rows.</param>
/// <param name="Value">0 or more.</param>
public sealed record ColumnDistance(string Name, double Value);
