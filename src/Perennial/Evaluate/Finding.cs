using Perennial.Terms;

namespace Perennial.Evaluate;

/// <summary>Something the data gate found.</summary>
/// <param name="Check">What it looked for.</param>
/// <param name="Column">A feature; null for the rows as a whole.</param>
/// <param name="Value">What it saw; finite, in the unit that <paramref name="Because"/> names.</param>
/// <param name="Allowed">The most, or the least, that is allowed; in the same unit.</param>
/// <param name="Refuses">Whether the data is refused for it; else it is told.</param>
/// <param name="Because">Where, what was seen and what is allowed, for people.</param>
/// <param name="Remedy">What to do, or to write in the model's file.</param>
public sealed record Finding(DataCheck Check, string? Column, double Value, double Allowed, bool Refuses, string Because, string Remedy);
