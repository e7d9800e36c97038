namespace Perennial.Terms;

/// <summary>What a retrain is worth, where nobody can name a price: a loss this much worse, for so long.</summary>
/// <param name="WorseRatio">Of the champion's fresh loss; above zero.</param>
/// <param name="Span">How long; above zero.</param>
public sealed record RetrainWorth(double WorseRatio, TimeSpan Span);
