namespace Perennial.Adapters.Tests.Yaml;

/// <summary>Files that the repository holds, found from where the tests run.</summary>
internal static class RepositoryFile
{
    /// <summary>Set to write generated files instead of comparing them.</summary>
    private const string Regenerate = "PERENNIAL_REGENERATE";

    public static string At(params string[] parts) => Path.Combine([Root(AppContext.BaseDirectory), .. parts]);

    public static void AssertHolds(string expected, params string[] parts)
    {
        string path = At(parts);
        if (Environment.GetEnvironmentVariable(Regenerate) is not null)
        {
            File.WriteAllText(path, expected);
        }

        Assert.True(expected == File.ReadAllText(path), $"{path} differs from what is generated; run this test with {Regenerate}=1.");
    }

    private static string Root(string folder) => File.Exists(Path.Combine(folder, "Perennial.slnx"))
        ? folder
        : Root(Path.GetDirectoryName(folder) ?? throw new FileNotFoundException("No Perennial.slnx above the tests."));
}
