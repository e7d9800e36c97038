namespace Perennial.Drift.Sequential;

/// <summary>Anytime-valid interval for a quantile of rows of 0 or more, such as the 0.95 quantile of latency. Exact at any sample size,
/// ties and jumps allowed.</summary>
/// <remarks>
/// Howard and Ramdas (2022), "Sequential estimation of quantiles with applications to A/B testing and best-arm identification", Bernoulli 28,
/// 1704-1728: bounds on ranks, here by the one-sided beta-binomial mixture (their section 3) whose state is rows per bucket.
/// A value above which too few rows fall for the quantile to lie there bounds it, whatever the distribution; see <see cref="RankBounds"/>.
/// Assumes independent rows: a slow minute makes many slow requests, so feed one row per cluster where rows come in bursts.
/// </remarks>
public sealed class QuantileConfidenceSequence : ISequentialProcedure<QuantileCounts, IReadOnlyList<double>, QuantileInterval>
{
    private readonly QuantileOptions settings;
    private readonly RankBounds bounds;
    private readonly double step;
    private readonly int buckets;

    /// <summary>Makes the procedure.</summary>
    /// <param name="options">Settings; default as their record says.</param>
    /// <exception cref="ArgumentException">Largest is not above least.</exception>
    public QuantileConfidenceSequence(QuantileOptions? options = null)
    {
        settings = options ?? new QuantileOptions();
        step = double.LogP1(settings.BucketRatio);
        buckets = (int)Math.Ceiling(Require.Positive(Math.Log(settings.Largest / settings.Least), nameof(options)) / step);
        bounds = new RankBounds(settings.Quantile, settings.Alpha / 2, settings.ExpectedRows);
        Start = new QuantileCounts([.. new long[buckets + 2]]);
    }

    /// <inheritdoc/>
    public QuantileCounts Start { get; }

    /// <summary>The state after one more cohort.</summary>
    /// <param name="state">State so far.</param>
    /// <param name="cohort">Values, finite and 0 or more; may be empty.</param>
    /// <returns>The next state.</returns>
    /// <exception cref="ArgumentException">A value is NaN, infinite or negative, or the state is of other settings.</exception>
    public QuantileCounts Update(QuantileCounts state, IReadOnlyList<double> cohort)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(cohort);
        Require.SameLength(buckets + 2, state.Counts.Length, nameof(state));
        var counts = state.Counts.ToBuilder();
        foreach (var value in cohort)
        {
            Require.AtLeastZero(Require.Finite(value, nameof(cohort)), nameof(cohort));
            counts[BucketOf(value)]++;
        }

        return new QuantileCounts(counts.MoveToImmutable());
    }

    /// <inheritdoc/>
    public QuantileInterval Judge(QuantileCounts state)
    {
        ArgumentNullException.ThrowIfNull(state);
        Require.SameLength(buckets + 2, state.Counts.Length, nameof(state));
        var rows = state.Counts.Sum();
        if (rows == 0)
        {
            return new QuantileInterval(0, 0, double.PositiveInfinity, 0);
        }

        var (few, many) = bounds.At(rows);
        var rank = (long)Math.Ceiling(settings.Quantile * rows);
        var (lower, estimate, upper, below) = (0.0, double.NaN, double.PositiveInfinity, 0L);
        for (var bucket = 0; bucket < state.Counts.Length; bucket++)
        {
            below += state.Counts[bucket];
            lower = below <= few ? UpperEdge(bucket) : lower;
            estimate = double.IsNaN(estimate) && below >= rank ? UpperEdge(bucket) : estimate;
            upper = double.IsPositiveInfinity(upper) && below >= many ? UpperEdge(bucket) : upper;
        }

        return new QuantileInterval(estimate, lower, upper, rows);
    }

    /// <summary>Where a value is counted, for those who count for themselves.</summary>
    /// <param name="value">Finite, 0 or more.</param>
    /// <returns>The place in <see cref="QuantileCounts.Counts"/>, from 0: bucket 0 ends at the least value, and each holds its upper edge.</returns>
    /// <exception cref="ArgumentException">The value is NaN, infinite or negative.</exception>
    /// <remarks>Time: one logarithm.</remarks>
    public int BucketOf(double value)
    {
        Require.AtLeastZero(Require.Finite(value, nameof(value)), nameof(value));
        if (value <= settings.Least)
        {
            return 0;
        }

        var bucket = (int)Math.Min(buckets + 1, Math.Ceiling(Math.Log(value / settings.Least) / step));
        while (bucket > 0 && value <= UpperEdge(bucket - 1))
        {
            bucket--;
        }

        while (value > UpperEdge(bucket))
        {
            bucket++;
        }

        return bucket;
    }

    private double UpperEdge(int bucket) =>
        bucket > buckets ? double.PositiveInfinity : settings.Least * Math.Exp(bucket * step);
}
