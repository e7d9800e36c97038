using Perennial.Terms;

namespace Perennial.Adapters.Yaml;

/// <summary>The file that declares a model. Every fault in it is reported at once.</summary>
public static class ModelFile
{
    private const long LongestBytes = 1 << 20;

    /// <summary>The declaration in the file at <paramref name="path"/>.</summary>
    /// <param name="path">A YAML file of at most 1 MiB.</param>
    /// <exception cref="ModelFileFaults">The file cannot be read, or it declares no valid model.</exception>
    public static ModelDeclaration Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Parse(Text(path), path);
    }

    /// <summary>The declaration in <paramref name="text"/>.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="name">What faults call the text, its path: files that it names stand beside it.</param>
    /// <exception cref="ModelFileFaults">The text declares no valid model.</exception>
    public static ModelDeclaration Parse(string text, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        FaultList faults = new();
        YamlTree tree = YamlTree.Of(text, faults);
        ModelFileValues? values = tree.Root is null ? null : new ModelFileWalk(faults, tree.Complete).Walk(tree.Root);
        if (values is not null && tree.Complete)
        {
            ModelFileRules.Check(values, faults);
            CalendarRules.Check(values, faults, name);
        }

        return values is null || faults.Count > 0
            ? throw new ModelFileFaults(name, faults.InOrder())
            : ModelFileBuilder.Declaration(values);
    }

    private static string Text(string path)
    {
        if (Directory.Exists(path))
        {
            throw Unreadable(path, "a directory stands where a model file belongs", "Give the path of the file in it.");
        }

        try
        {
            return new FileInfo(path).Length > LongestBytes
                ? throw Unreadable(path, "longer than 1 MiB", "Give the path of a model file, not of its data.")
                : File.ReadAllText(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Unreadable(path, "no such file", "Give the path of a model file.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Unreadable(path, $"cannot be read ({e.Message})", "Give the path of a file that may be read.");
        }
    }

    private static ModelFileFaults Unreadable(string path, string problem, string remedy) =>
        new(path, [new ModelFault(0, 0, string.Empty, problem, remedy)]);
}
