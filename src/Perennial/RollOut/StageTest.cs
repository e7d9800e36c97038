using Perennial.Evaluate;
using Perennial.Monitor;
using Perennial.Terms;

namespace Perennial.RollOut;

/// <summary>Judges a stage by the test of its kind.</summary>
internal static class StageTest
{
    /// <summary>Judges the cohorts of the stage so far.</summary>
    public static Verdict Judge(Rollout rollout, QualityGateOptions options, IReadOnlyList<Cohort> cohorts) => rollout.Stage! switch
    {
        { Kind: StageKind.Canary } => CanaryTest.Judge(rollout, options, cohorts),
        { Kind: StageKind.Split } stage => SplitTest.Judge(stage, options, cohorts),
        var stage => ShadowTest.Judge(stage, options, cohorts),
    };
}
