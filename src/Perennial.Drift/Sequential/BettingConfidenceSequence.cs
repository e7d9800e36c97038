using System.Collections.Immutable;

namespace Perennial.Drift.Sequential;

/// <summary>
/// Anytime-valid interval for the mean of bounded rows by betting against every mean it could have. Exact at any sample size; no central
/// limit, no burn-in.
/// </summary>
/// <remarks>
/// Waudby-Smith and Ramdas (2024), "Estimating means of bounded random variables by betting", JRSS B 86, 1-27: hedged capital (section 4.4)
/// with predictable plug-in bets sqrt(2 ln(2 / alpha) / (variance t ln(1 + t))), at most half the capital. A cluster enters as
/// (sum - mean weight) over the largest weight, so the estimand is the mean over rows, each counting once. A bound is the nearest mean of
/// the grid that is refused; by monotony all beyond it are. Assumes rows within the declared range, and independent clusters with one mean.
/// Time: grid points per cluster.
/// </remarks>
public sealed class BettingConfidenceSequence : ISequentialProcedure<BettingState, IReadOnlyList<ClusterSum>, SequenceInterval>
{
    private readonly BettingOptions settings;
    private readonly double[] means;
    private readonly double range;

    /// <summary>Makes the procedure.</summary>
    /// <param name="options">Settings; default as their record says.</param>
    /// <exception cref="ArgumentException">Highest is not above lowest.</exception>
    public BettingConfidenceSequence(BettingOptions? options = null)
    {
        settings = options ?? new BettingOptions();
        range = Require.Positive(settings.Highest - settings.Lowest, nameof(options));
        means = [.. Enumerable.Range(0, settings.GridPoints).Select(point => point / (settings.GridPoints - 1.0))];
        ImmutableArray<double> none = [.. new double[means.Length]];
        Start = new BettingState(default, 0, none, none);
    }

    /// <inheritdoc/>
    public BettingState Start { get; }

    /// <summary>The state after one more cohort; its clusters are bet on in the given order, which must not depend on their sums.</summary>
    /// <param name="state">State so far.</param>
    /// <param name="cohort">Per cluster: sum over its rows, and its rows.</param>
    /// <returns>The next state.</returns>
    /// <exception cref="ArgumentException">A sum is NaN, infinite or out of range for its rows, rows are under 1, or a cluster weighs more
    /// than declared.</exception>
    public BettingState Update(BettingState state, IReadOnlyList<ClusterSum> cohort)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(cohort);
        var (moments, squares) = (state.Moments, state.SquaredDistances);
        var above = new BettingCapital(means, state.LogCapitalAbove, 1);
        var below = new BettingCapital(means, state.LogCapitalBelow, -1);
        foreach (var cluster in cohort)
        {
            Check(cluster, nameof(cohort));
            var sum = (cluster.Sum - (settings.Lowest * cluster.Weight)) / (range * settings.MostClusterWeight);
            var weight = cluster.Weight / settings.MostClusterWeight;
            var stake = Stake(moments.Clusters, squares);
            above.Bet(stake, sum, weight);
            below.Bet(stake, sum, weight);
            var gap = sum - (Expected(moments) * weight);
            squares += gap * gap;
            moments = moments.Add(cluster);
        }

        return new BettingState(moments, squares, above.Logs(), below.Logs());
    }

    /// <summary>The interval now; the whole range while nothing is refused.</summary>
    /// <param name="state">State so far.</param>
    /// <returns>The interval for the mean over rows, and the p-value of a mean of 0.</returns>
    public SequenceInterval Judge(BettingState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var spent = Math.Log((settings.Side == Side.Both ? 2 : 1) / settings.Alpha);
        var lower = settings.Side == Side.UpperOnly ? double.NegativeInfinity : Lower(state.LogCapitalAbove, spent);
        var upper = settings.Side == Side.LowerOnly ? double.PositiveInfinity : Upper(state.LogCapitalBelow, spent);
        var moments = state.Moments;
        return new SequenceInterval(moments.Mean, moments.StandardError, lower, upper, PValue(state), moments.Clusters);
    }

    private double Stake(long clusters, double squares)
    {
        var next = clusters + 1.0;
        var variance = (0.25 + squares) / next;
        return Math.Sqrt(2 * Math.Log(2 / settings.Alpha) / (variance * next * double.LogP1(next)));
    }

    // The mean so far, shrunk to the middle by one row; from 0 to 1.
    private double Expected(ClusterMoments moments)
    {
        var rows = moments.Clusters * moments.MeanRows / settings.MostClusterWeight;
        var sum = moments.Clusters * (moments.MeanSum - (settings.Lowest * moments.MeanRows)) / (range * settings.MostClusterWeight);
        return (0.5 + sum) / (1 + rows);
    }

    private double Mean(int point) => settings.Lowest + (range * means[point]);

    private double Lower(ImmutableArray<double> capital, double spent)
    {
        var point = means.Length - 1;
        while (point >= 0 && capital[point] < spent)
        {
            point--;
        }

        return point < 0 ? settings.Lowest : Math.BitIncrement(Mean(point));
    }

    private double Upper(ImmutableArray<double> capital, double spent)
    {
        var point = 0;
        while (point < means.Length && capital[point] < spent)
        {
            point++;
        }

        return point == means.Length ? settings.Highest : Math.BitDecrement(Mean(point));
    }

    // At the means of the grid on either side of 0, whose capital is at most that at 0.
    private double PValue(BettingState state)
    {
        var at = -settings.Lowest / range * (means.Length - 1);
        var above = state.LogCapitalAbove[(int)Math.Clamp(Math.Ceiling(at - 1e-9), 0, means.Length - 1)];
        var below = state.LogCapitalBelow[(int)Math.Clamp(Math.Floor(at + 1e-9), 0, means.Length - 1)];
        return settings.Side switch
        {
            Side.Both => Math.Min(1, 2 * Math.Exp(-Math.Max(above, below))),
            Side.LowerOnly => Math.Min(1, Math.Exp(-above)),
            _ => Math.Min(1, Math.Exp(-below)),
        };
    }

    private void Check(ClusterSum cluster, string name)
    {
        cluster.Checked(name);
        if (cluster.Weight > settings.MostClusterWeight)
        {
            throw new ArgumentException(
                $"A cluster weighs {cluster.Weight:R}; at most {settings.MostClusterWeight:R} was declared. Declare more, or split it.",
                name);
        }

        var slack = 1e-9 * range * cluster.Weight;
        if (cluster.Sum < (settings.Lowest * cluster.Weight) - slack || cluster.Sum > (settings.Highest * cluster.Weight) + slack)
        {
            throw new ArgumentException(
                $"A cluster of weight {cluster.Weight:R} sums to {cluster.Sum:R}; rows from {settings.Lowest:R} to {settings.Highest:R}"
                + " were declared. Declare the range that rows can have.",
                name);
        }
    }
}
