namespace Perennial.Drift.Tests;

/// <summary>
/// Inputs with published answers that are too large or not ours to ship. Named by an environment variable, else looked for in folders
/// beside the checkout; a test that needs one is skipped, with a reason, where it is absent.
/// </summary>
internal static class Oracles
{
    /// <summary>A seeded input with a published answer: PERENNIAL_ORACLES, else a folder named oracles.</summary>
    public static string Input(string file) => Find("PERENNIAL_ORACLES", "oracles", file);

    /// <summary>A public data set: PERENNIAL_DATA, else a folder named data.</summary>
    public static string Data(string file) => Find("PERENNIAL_DATA", "data", file);

    /// <summary>One number per line, without a header.</summary>
    public static double[] Values(string file) => [.. File.ReadLines(Input(file)).Where(line => line.Length > 0).Select(Golden.GoldenFile.Number)];

    private static string Find(string variable, string folder, string file)
    {
        var named = Environment.GetEnvironmentVariable(variable);
        var path = named is null ? BesideCheckout(folder, file) : Path.Combine(named, file);
        Assert.SkipUnless(File.Exists(path), $"{file} is not on this machine; set {variable} to the folder that holds it.");
        return path!;
    }

    private static string? BesideCheckout(string folder, string file) => Ancestors(AppContext.BaseDirectory)
        .SelectMany(parent => parent.EnumerateDirectories())
        .Select(neighbour => Path.Combine(neighbour.FullName, folder, file))
        .FirstOrDefault(File.Exists);

    private static IEnumerable<DirectoryInfo> Ancestors(string start)
    {
        for (var at = new DirectoryInfo(start); at is not null; at = at.Parent)
        {
            if (at.Parent is not null)
            {
                yield return at;
            }
        }
    }
}
