namespace Perennial.Drift.Scoring;

/// <summary>Which concept a row is of, and so where a stream drifts.</summary>
public interface IDriftSchedule
{
    /// <summary>The drifts that begin before a row.</summary>
    /// <param name="rows">The row, from 0.</param>
    /// <returns>In order of time.</returns>
    IReadOnlyList<DriftSpan> Drifts(long rows);

    /// <summary>The concept of a row.</summary>
    /// <param name="row">From 0.</param>
    /// <param name="random">For rows that may be of one or the other.</param>
    /// <returns>From 0.</returns>
    int ConceptAt(long row, Random random);
}
