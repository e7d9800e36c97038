namespace Perennial.Drift.Unlabelled;

/// <summary>What chance alone does to a metric of a chunk: the spread of one row that counts, and which share of rows count.</summary>
/// <param name="Deviation">Standard deviation of a row's part in the metric, in the metric's unit, 0 or more.</param>
/// <param name="Fraction">Share of rows that take part in the metric, 0 to 1.</param>
public sealed record SamplingSpread(double Deviation, double Fraction)
{
    /// <summary>Standard error of the metric on a chunk.</summary>
    /// <param name="rows">Rows of the chunk, 1 or more.</param>
    /// <returns>deviation / sqrt(rows fraction); infinite where no row takes part.</returns>
    /// <exception cref="ArgumentException">Rows are under 1.</exception>
    public double StandardError(long rows) =>
        Fraction == 0 ? double.PositiveInfinity : Deviation / Math.Sqrt(Require.AtLeast(rows, 1, nameof(rows)) * Fraction);
}
