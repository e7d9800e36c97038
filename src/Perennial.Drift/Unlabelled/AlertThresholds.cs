namespace Perennial.Drift.Unlabelled;

/// <summary>The range outside which a metric of a chunk alerts.</summary>
/// <param name="Lower">Least value that is still usual.</param>
/// <param name="Upper">Largest value that is still usual.</param>
public sealed record AlertThresholds(double Lower, double Upper)
{
    /// <summary>Mean of the reference's chunks, give or take some standard deviations, held within the metric's own range.</summary>
    /// <param name="chunks">The metric as measured on each chunk of the reference, finite; at least 2, better 10.</param>
    /// <param name="deviations">Standard deviations (dividing by the number of chunks) to either side, 0 or more; default 3.</param>
    /// <param name="lowest">Least value that the metric can have; default minus infinity.</param>
    /// <param name="highest">Largest value that the metric can have; default infinity.</param>
    /// <returns>The thresholds.</returns>
    /// <exception cref="ArgumentException">Fewer than 2 chunks, or a number is NaN, infinite or negative where it may not be.</exception>
    /// <remarks>NannyML's default; Shewhart (1931). With few chunks the spread is itself uncertain: of 8 normal chunks, the ninth falls
    /// outside 3 such deviations in 3 of 100 cases, not in 3 of 1,000.</remarks>
    public static AlertThresholds Of(
        ReadOnlySpan<double> chunks,
        double deviations = 3,
        double lowest = double.NegativeInfinity,
        double highest = double.PositiveInfinity)
    {
        Require.AtLeast(chunks.Length, 2, nameof(chunks));
        Require.AtLeastZero(deviations, nameof(deviations));
        var (mean, squares) = (0.0, 0.0);
        foreach (var chunk in chunks)
        {
            mean += Require.Finite(chunk, nameof(chunks)) / chunks.Length;
        }

        foreach (var chunk in chunks)
        {
            squares += (chunk - mean) * (chunk - mean);
        }

        var width = deviations * Math.Sqrt(squares / chunks.Length);
        return new AlertThresholds(
            Math.Max(mean - width, Require.NotNaN(lowest, nameof(lowest))),
            Math.Min(mean + width, Require.NotNaN(highest, nameof(highest))));
    }

    /// <summary>Whether a value alerts.</summary>
    /// <param name="value">The metric of a chunk.</param>
    /// <returns>True when it lies outside.</returns>
    /// <exception cref="ArgumentException">The value is NaN.</exception>
    public bool Alerts(double value) => Require.NotNaN(value, nameof(value)) < Lower || value > Upper;
}
