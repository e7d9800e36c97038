namespace Perennial.Architecture.Tests;

/// <summary>The checkout this test was built from, read from disk.</summary>
internal static class Repository
{
    private const long LargestTextBytes = 2_000_000;

    private static readonly HashSet<string> SkippedFolders = new(StringComparer.Ordinal)
    {
        ".git", ".perennial", ".vs", ".vscode", ".idea", "artifacts", "bin", "obj", "proof", "TestResults",
    };

    private static readonly HashSet<string> TextExtensions = new(StringComparer.Ordinal)
    {
        "", ".cs", ".csproj", ".css", ".editorconfig", ".gitignore", ".html", ".js", ".json", ".md", ".props", ".proto", ".py",
        ".razor", ".sh", ".slnx", ".sql", ".targets", ".toml", ".txt", ".xml", ".yaml", ".yml",
    };

    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Every C# file below the named top folders, in the order of their paths.</summary>
    public static IReadOnlyList<SourceFile> SourceFiles(params string[] folders) =>
        [.. TextFiles(folders).Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal))];

    /// <summary>Every text file below the named folders; of the whole repository when none is named.</summary>
    public static IReadOnlyList<SourceFile> TextFiles(params string[] folders)
    {
        var starts = folders.Length == 0 ? [Root] : folders.Select(folder => Path.Combine(Root, folder));
        return [.. starts.Where(Directory.Exists).SelectMany(Walk).Where(IsText).Select(Read).OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    /// <summary>The file at <paramref name="path"/>, or null when there is none.</summary>
    public static SourceFile? Find(string path)
    {
        var full = Path.Combine(Root, path);
        return File.Exists(full) ? Read(full) : null;
    }

    /// <summary>The names of the folders directly below <paramref name="path"/>, sorted.</summary>
    public static IReadOnlyList<string> Folders(string path) =>
        [.. new DirectoryInfo(Path.Combine(Root, path)).EnumerateDirectories().Select(folder => folder.Name)
            .Where(name => !SkippedFolders.Contains(name)).Order(StringComparer.Ordinal)];

    private static SourceFile Read(string full) =>
        new(Path.GetRelativePath(Root, full).Replace('\\', '/'), File.ReadAllText(full));

    private static IEnumerable<string> Walk(string folder) =>
        Directory.EnumerateFiles(folder).Concat(Directory.EnumerateDirectories(folder)
            .Where(inner => !SkippedFolders.Contains(Path.GetFileName(inner))).SelectMany(Walk));

    private static bool IsText(string full) =>
        TextExtensions.Contains(Path.GetExtension(full)) && new FileInfo(full).Length <= LargestTextBytes;

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Perennial.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException(
            $"No Perennial.slnx above {AppContext.BaseDirectory}: run the tests from a checkout.");
    }
}
