using Perennial.Evaluate;
using Perennial.Monitor;
using Perennial.Terms;

namespace Perennial.RollOut;

/// <summary>Judges a stage by the test of its kind.</summary>
internal static class StageTest
{
    /// <summary>Judges the cohorts of the stage so far.</summary>
    public static Verdict Judge(StageOptions stage, QualityGateOptions options, IReadOnlyList<Cohort> cohorts) =>
        stage.Kind == StageKind.Split ? SplitTest.Judge(stage, options, cohorts) : ShadowTest.Judge(stage, options, cohorts);
}
