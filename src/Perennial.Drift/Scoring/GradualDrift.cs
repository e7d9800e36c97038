namespace Perennial.Drift.Scoring;

/// <summary>One concept gives way to the next: between beginning and end a row is of the new one with a probability that grows in a straight line.</summary>
/// <remarks>Unlike MOA's sigmoid it has a beginning and an end, which a score needs.</remarks>
/// <param name="begin">First row that may be of the second concept, 0 or more.</param>
/// <param name="end">First row from which on all are; after the beginning.</param>
public sealed class GradualDrift(long begin, long end) : IDriftSchedule
{
    private readonly long width = Require.AtLeast(end, begin + 1, nameof(end)) - begin;

    /// <inheritdoc/>
    public IReadOnlyList<DriftSpan> Drifts(long rows) => begin < rows ? [new(begin, end)] : [];

    /// <inheritdoc/>
    public int ConceptAt(long row, Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return row >= begin && (row >= end || random.NextDouble() * width < row - begin + 1) ? 1 : 0;
    }
}
