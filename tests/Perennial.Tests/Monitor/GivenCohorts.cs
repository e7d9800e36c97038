using Perennial.Drift.Sequential;
using Perennial.Monitor;
using Perennial.Terms;

namespace Perennial.Tests.Monitor;

/// <summary>Cohorts day by day; day 0 is a Monday.</summary>
internal static class GivenCohorts
{
    public const long Rows = 1_000;
    public const long Positives = 200;
    public const double Trivial = 0.6;

    public static DateOnly Day(int day) => new DateOnly(2025, 1, 6).AddDays(day);

    public static DateTimeOffset At(double day) => Days.Start(Day(0)) + TimeSpan.FromDays(day);

    public static Cohort Of(int day, params (int Version, double Loss)[] losses) => new()
    {
        Day = Day(day),
        Rows = Rows,
        Labelled = Rows,
        Positives = Positives,
        TrivialLoss = Trivial,
        Champion = losses.Length == 0 ? null : losses[0].Version,
        Versions = [.. losses.Select(one => new VersionLoss(one.Version, one.Loss, Spread(one.Loss - losses[0].Loss, 0.1, Rows)))],
    };

    public static MonitorState State(IEnumerable<Cohort> cohorts) => MonitorState.Start with { Cohorts = [.. cohorts] };

    /// <summary>Clusters of one row, half of them above and half below a mean.</summary>
    public static ClusterMoments Spread(double mean, double deviation, long clusters) => new()
    {
        Clusters = clusters, Rows = clusters, MeanSum = mean, MeanRows = 1, SumDeviations = deviation * deviation * clusters,
    };
}
