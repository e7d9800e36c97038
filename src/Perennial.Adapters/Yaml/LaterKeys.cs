namespace Perennial.Adapters.Yaml;

/// <summary>Keys that are planned and that this version refuses, so that no file relies on them in vain.</summary>
internal static class LaterKeys
{
    private static readonly HashSet<string> Paths =
    [
        "slices", "protected", "log.answers", "log.sample", "log.keep",
        "evaluate.latency", "evaluate.memory", "evaluate.bias", "evaluate.approve",
    ];

    public static bool Contains(string path) => Paths.Contains(path);
}
