using System.Globalization;
using Perennial.Adapters.Files;
using Perennial.Adapters.Yaml;
using Perennial.Terms;

namespace Perennial.App.Api.Remote;

/// <summary>Where the files of one request lie; gone after it.</summary>
internal sealed class UploadFolder : IDisposable
{
    private const string Parent = "uploads";
    private static long newest;
    private readonly string root;
    private readonly HashSet<string> paths = new(StringComparer.Ordinal);

    /// <param name="folder">The data folder.</param>
    public UploadFolder(DataFolder folder)
    {
        root = Path.Combine(folder.Root, Parent, string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}-{Interlocked.Increment(ref newest)}"));
        Directory.CreateDirectory(root);
    }

    /// <summary>Paths of this folder, and what a sender is told instead.</summary>
    public IReadOnlyList<(string Real, string Shown)> Names => [.. paths.Select(path => (path, Path.GetFileName(path)))];

    /// <summary>Deletes what a process left that is no more.</summary>
    public static void Sweep(DataFolder folder)
    {
        var parent = Path.Combine(folder.Root, Parent);
        foreach (var left in Directory.Exists(parent) ? Directory.EnumerateDirectories(parent) : [])
        {
            if (int.TryParse(Path.GetFileName(left).Split('-')[0], CultureInfo.InvariantCulture, out var process) && (process == Environment.ProcessId || !ProcessIdentity.Of(process).IsAlive))
            {
                Directory.Delete(left, recursive: true);
            }
        }
    }

    /// <summary>A path in this folder, in a place of its own.</summary>
    /// <param name="place">Which.</param>
    /// <param name="name">How the sender calls the file: of that only the last part, and only plain letters, are kept.</param>
    public string PathOf(string place, string name) => Own(place, Plain(name));

    /// <summary>A path beside another file, under the name by which that one knows it.</summary>
    public string PathBeside(string place, string name) =>
        HolidaysBeside.IsBeside(name) ? Own(place, name) : throw new ApiException(400, $"'{name}' does not lie beside its file.");

    /// <summary>Whether a path was given by <see cref="PathOf"/>.</summary>
    public bool Owns(string path) => paths.Contains(path);

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(root, recursive: true);

    private string Own(string place, string name)
    {
        Directory.CreateDirectory(Path.Combine(root, place));
        var path = Path.Combine(root, place, name);
        paths.Add(path);
        return path;
    }

    private static string Plain(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        string plain = new([.. last.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' ? letter : '_')]);
        return plain.Trim('.').Length == 0 ? throw new FaultException($"'{name}' is no name of a file.") : plain.TrimStart('.');
    }
}
