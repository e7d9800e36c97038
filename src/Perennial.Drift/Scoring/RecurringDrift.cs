namespace Perennial.Drift.Scoring;

/// <summary>Concepts take turns, and come back.</summary>
/// <param name="every">Rows of a turn, 1 or more.</param>
/// <param name="conceptCount">Concepts, 2 or more.</param>
public sealed class RecurringDrift(long every, int conceptCount) : IDriftSchedule
{
    private readonly long every = Require.AtLeast(every, 1, nameof(every));
    private readonly long conceptCount = Require.AtLeast(conceptCount, 2, nameof(conceptCount));

    /// <inheritdoc/>
    public IReadOnlyList<DriftSpan> Drifts(long rows)
    {
        var drifts = new List<DriftSpan>();
        for (var begin = every; begin < rows; begin += every)
        {
            drifts.Add(DriftSpan.At(begin));
        }

        return drifts;
    }

    /// <inheritdoc/>
    public int ConceptAt(long row, Random random) => (int)(row / every % conceptCount);
}
