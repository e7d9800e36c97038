namespace Perennial.Terms;

/// <summary>What one mistake costs: the same for every row, or what a logged column says.</summary>
/// <param name="Fixed">Money, at least zero; null where a column says it.</param>
/// <param name="Column">A numeric logged column with an amount of money by row; null where it is the same for all.</param>
public sealed record CostAmount(double? Fixed, string? Column);
