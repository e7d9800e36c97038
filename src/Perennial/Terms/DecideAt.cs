namespace Perennial.Terms;

/// <summary>Which predictions are acted on: those above a threshold, or the highest so many of a stretch of time.</summary>
/// <param name="Threshold">A probability; null where a number of rows is declared.</param>
/// <param name="Top">Rows acted on per <paramref name="Per"/>; null where a threshold is declared.</param>
/// <param name="Per">The stretch of time that <paramref name="Top"/> holds for; null where a threshold is declared.</param>
public sealed record DecideAt(double? Threshold, long? Top = null, TimeSpan? Per = null);
