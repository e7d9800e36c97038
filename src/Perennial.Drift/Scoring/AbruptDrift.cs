namespace Perennial.Drift.Scoring;

/// <summary>A new concept from one row to the next.</summary>
/// <param name="begins">First row of each new concept, ascending; none for a stream without drift.</param>
public sealed class AbruptDrift(params IReadOnlyList<long> begins) : IDriftSchedule
{
    /// <inheritdoc/>
    public IReadOnlyList<DriftSpan> Drifts(long rows) => [.. begins.Where(begin => begin < rows).Select(DriftSpan.At)];

    /// <inheritdoc/>
    public int ConceptAt(long row, Random random) => begins.Count(begin => begin <= row);
}
