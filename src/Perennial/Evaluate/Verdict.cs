using Perennial.Terms;

namespace Perennial.Evaluate;

/// <summary>What a gate said, with its evidence.</summary>
/// <param name="Gate"><c>data</c>, <c>training</c>, <c>volume</c>, <c>quality</c>, or the name of a stage.</param>
/// <param name="Outcome">Pass, fail or not enough evidence.</param>
/// <param name="Because">One sentence for people.</param>
/// <param name="Figures">What it looked at, by name; finite.</param>
public sealed record Verdict(string Gate, Outcome Outcome, string Because, IReadOnlyDictionary<string, double> Figures);
