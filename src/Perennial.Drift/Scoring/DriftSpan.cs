namespace Perennial.Drift.Scoring;

/// <summary>A drift that is known to be in a stream.</summary>
/// <param name="Begin">Index, from 0, of the first value that is of the new concept, or may be.</param>
/// <param name="End">Index of the first value from which on all are; the beginning where a drift is abrupt, never before it.</param>
public readonly record struct DriftSpan(long Begin, long End)
{
    /// <summary>An abrupt drift.</summary>
    /// <param name="begin">Index, from 0, of the first value of the new concept.</param>
    /// <returns>The drift.</returns>
    public static DriftSpan At(long begin) => new(begin, begin);
}
