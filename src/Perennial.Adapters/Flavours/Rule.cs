namespace Perennial.Adapters.Flavours;

/// <summary>An answer to the rows that meet all conditions, and no earlier rule.</summary>
/// <param name="When">At least one condition.</param>
/// <param name="Answer">A probability, one for each class, or a number.</param>
internal sealed record Rule(IReadOnlyList<RuleCondition> When, IReadOnlyList<double> Answer);
