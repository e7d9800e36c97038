using Perennial.Terms;

namespace Perennial.App.Report;

/// <summary>A file that a command will write at its end; whether it can is found out at its beginning.</summary>
internal sealed class ReportFile
{
    private readonly string draft;

    private ReportFile(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        draft = System.IO.Path.Combine(Folder, $".{System.IO.Path.GetFileName(Path)}.{Environment.ProcessId}.draft");
    }

    /// <summary>Where it is written.</summary>
    public string Path { get; }

    private string Folder => System.IO.Path.GetDirectoryName(Path) ?? Path;

    /// <summary>Makes sure that the file can be written; its folder is created where it is missing.</summary>
    /// <param name="option">The option that names it, for the fault.</param>
    /// <param name="path">The file; null when it is not asked for.</param>
    /// <exception cref="FaultException">It cannot be written.</exception>
    public static ReportFile? At(string option, string? path)
    {
        if (path is null)
        {
            return null;
        }

        if (path.Length == 0 || Directory.Exists(path) || path.EndsWith(System.IO.Path.DirectorySeparatorChar))
        {
            throw new FaultException($"{option} '{path}' is a folder: name a file in it.");
        }

        var file = new ReportFile(path);
        file.Guard(option, () =>
        {
            Directory.CreateDirectory(file.Folder);
            File.WriteAllText(file.draft, string.Empty);
            File.Delete(file.draft);
        });
        return file;
    }

    /// <summary>Writes all of it, or leaves what was there.</summary>
    public void Write(string text) => Guard("The file", () =>
    {
        File.WriteAllText(draft, text);
        File.Move(draft, Path, overwrite: true);
    });

    private void Guard(string what, Action write)
    {
        try
        {
            write();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new FaultException($"{what} '{Path}' cannot be written: {fault.Message} Name another file, or make its folder writable.", fault);
        }
    }
}
