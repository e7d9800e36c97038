using Perennial.Drift.Sequential;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.RollOut;
using Perennial.Terms;
using Perennial.Tests.Decide;
using Perennial.Tests.Monitor;

namespace Perennial.Tests.RollOut;

/// <summary>Version 2 tries to replace version 1: a shadow from day 20 on, then a split.</summary>
internal static class GivenRollout
{
    public const int EnteredOn = 20;
    public const int Challenger = 2;

    public static StageOptions Shadow { get; } = new(StageKind.Shadow, 0, 2_000, TimeSpan.FromDays(14), WhenInconclusive.Hold);

    public static StageOptions Split { get; } = new(StageKind.Split, 0.5, 2_000, TimeSpan.FromDays(14), WhenInconclusive.Reject);

    public static RegistryState Registry(params StageOptions[] stages) => RegistryState.Start with
    {
        Declaration = GivenModel.Flights with { Rollout = stages },
        Versions = [GivenEvidence.Version(1, 11_000, 11, 14), GivenEvidence.Version(2, 16_000, 16, 19)],
        Reigns = [new Reign(1, GivenCohorts.At(15), "first")],
    };

    public static Rollout In(StageOptions stage, int index = 0, double entered = EnteredOn) =>
        new(Challenger, stage.Kind == StageKind.Shadow ? Phase.Shadow : Phase.Split, index, stage, GivenCohorts.At(entered));

    /// <summary>Days 0 to <paramref name="days"/> less one; from the stage's first day on with pairs.</summary>
    public static MonitorState Pairs(int days, double difference, long rows = 1_000, double deviation = 0.05) =>
        GivenCohorts.State(Enumerable.Range(0, days).Select(day => GivenCohorts.Of(day) with
        {
            Shadow = day < EnteredOn ? null : new ShadowCohort(Challenger, rows, GivenCohorts.Spread(difference, deviation, rows), 30, 30),
        }));

    /// <summary>Likewise with two arms.</summary>
    public static MonitorState Arms(int days, double difference, long champion = 500, long challenger = 500) =>
        GivenCohorts.State(Enumerable.Range(0, days).Select(day => GivenCohorts.Of(day) with
        {
            Split = day < EnteredOn ? null : new SplitCohort(
                Challenger, GivenCohorts.Spread(0.5, 0.05, champion), GivenCohorts.Spread(0.5 + difference, 0.05, challenger), champion, challenger),
        }));

    /// <summary>A cohort of pairs whose differences are as they are drawn, one cluster each.</summary>
    public static Cohort Drawn(int day, IEnumerable<double> differences)
    {
        var moments = differences.Aggregate(default(ClusterMoments), (all, one) => all.Add(new ClusterSum(one, 1)));
        return GivenCohorts.Of(day) with { Shadow = new ShadowCohort(Challenger, moments.Rows, moments, 0, 0) };
    }
}
