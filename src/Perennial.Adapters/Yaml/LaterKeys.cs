namespace Perennial.Adapters.Yaml;

/// <summary>Keys that are planned and that this version refuses, so that no file relies on them in vain.</summary>
internal static class LaterKeys
{
    private static readonly HashSet<string> Paths =
    [
        "log.answers", "log.sample", "log.keep",
    ];

    public static bool Contains(string path) => Paths.Contains(path);
}
