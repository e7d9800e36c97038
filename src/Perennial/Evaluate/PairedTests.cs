using Perennial.Drift;
using Perennial.Drift.Distributions;
using Perennial.Drift.Paired;

namespace Perennial.Evaluate;

/// <summary>The tests of two sets of answers to the same rows, and what they are called in evidence.</summary>
internal static class PairedTests
{
    public const string McNemar = "McNemar";
    public const string DeLong = "DeLong";
    public const string ClusteredDeLong = "DeLong by cluster";
    public const string Bootstrap = "bootstrap over clusters";
    private const int LeastDays = 4;

    /// <summary>Two-sided, by Student's t over clusters.</summary>
    public static double? PValue(Estimate estimate) => !double.IsFinite(estimate.StandardError) ? null
        : estimate.StandardError == 0 ? (estimate.Mean == 0 ? 1 : 0)
        : Math.Min(1, 2 * StudentT.Cdf(-Math.Abs(estimate.Mean / estimate.StandardError), estimate.Clusters - 1));

    /// <summary>What a mean or a ratio is judged by.</summary>
    public static string Named(JudgedRows rows, bool paired) => (paired, rows.Independent) switch
    {
        (true, true) => "paired t over rows",
        (true, false) => "paired t over clusters",
        (false, true) => "t over rows",
        _ => "t over clusters",
    };

    /// <summary>Forecasts that look ahead share days: their differences are tested as a series of days.</summary>
    public static ComparedFigure OverDays(JudgedRows rows, ComparedFigure mean, double[] own, double[] other, TimeSpan horizon)
    {
        var days = rows.Rows.ByDay([.. own.Zip(other, (one, against) => one - against)]);
        var steps = Math.Max(1, (int)Math.Ceiling(horizon.TotalDays));
        if (days.Length < Math.Max(LeastDays, (2 * steps) + 1))
        {
            return mean;
        }

        var (lower, upper) = MetricComparisons.Bounds(rows, DieboldMariano.Error(days, steps));
        return mean with { Difference = days.Average(), Lower = lower, Upper = upper, PValue = DieboldMariano.Test(days, steps).PValue, Test = "Diebold-Mariano over days" };
    }
}
