using Perennial.Terms;

namespace Perennial.Adapters.Yaml;

/// <summary>How a challenger takes over, and what stops it, as a file without faults says.</summary>
internal static class RolloutBuilder
{
    private static readonly double[] Steps = [0.05, 0.25, 0.5];

    /// <summary>The stages, in order.</summary>
    public static IEnumerable<StageOptions> Stages(ModelFileValues values) => values.Has("rollout")
        ? values.Items("rollout").Select(item => Enum.GetValues<StageKind>().Where(kind => values.Has(Path(item, kind))).Select(kind => Stage(values, item, kind)).Single())
        : [Stage(values, "rollout[]", StageKind.Shadow), Stage(values, "rollout[]", StageKind.Split)];

    /// <summary>The limits; null where the file has none.</summary>
    public static GuardrailOptions? Guardrails(ModelFileValues values) => !values.Has("guardrails") ? null : new()
    {
        Errors = values.Optional<double>("guardrails.errors"),
        ErrorsMargin = values.Optional<double>("guardrails.errors_margin"),
        P99 = values.Optional<TimeSpan>("guardrails.p99"),
        P99Ratio = values.Optional<double>("guardrails.p99_ratio"),
        MemoryBytes = values.Optional<long>("guardrails.memory"),
        MemoryGrowthBytes = values.Optional<long>("guardrails.memory_growth"),
        Slices = values.Optional<double>("guardrails.slices"),
        MinimumRequests = values.Get<long>("guardrails.requests"),
    };

    /// <summary>When something is said to be wrong; null where the file says nothing of it.</summary>
    public static AlarmOptions? Alarms(ModelFileValues values) => !values.Has("alarms") ? null : new()
    {
        NoPredictions = values.Get<TimeSpan>("alarms.no_predictions"),
        LoopStuck = values.Get<TimeSpan>("alarms.loop_stuck"),
        Waits = values.Get<TimeSpan>("alarms.waits"),
    };

    private static StageOptions Stage(ModelFileValues values, string item, StageKind kind)
    {
        string path = Path(item, kind);
        double[] steps = values.Find<List<object>>(path + ".steps") is { } shares ? [.. shares.Cast<double>()] : Steps;
        double share = kind switch { StageKind.Canary => steps[0], StageKind.Split => values.Get<double>(path + ".share"), _ => 0 };
        return new(kind, share, values.Get<long>(path + ".at_least"), values.Get<TimeSpan>(path + ".at_most"), values.Get<WhenInconclusive>(path + ".on_timeout"))
        {
            Steps = kind == StageKind.Canary ? steps : null,
            Every = kind == StageKind.Canary ? values.Get<TimeSpan>(path + ".every") : null,
        };
    }

    private static string Path(string item, StageKind kind) => $"{item}.{Choice.WordOf(kind)}";
}
