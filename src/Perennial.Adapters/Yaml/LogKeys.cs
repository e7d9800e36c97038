using static Perennial.Adapters.Yaml.ModelKeys;

namespace Perennial.Adapters.Yaml;

/// <summary>How the log is kept.</summary>
internal static class LogKeys
{
    public static IReadOnlyList<ModelKey> All { get; } =
    [
        Section("log", "{ retain: 400d }", "How the log is kept."),
        Value("log.retain", new Duration(TimeSpan.FromDays(1)), null,
            "How long rows are kept and trained on; longer where a champion, a run or a rollout still needs them. Absent, for good."),
    ];
}
