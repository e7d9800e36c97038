using System.Globalization;
using Perennial.Adapters.Files;

namespace Perennial.Adapters.Processes;

/// <summary>The folders of all runs, for whoever clears them away.</summary>
/// <param name="runs">The folder that holds them, as <c>MODEL/RUN</c>; it may be missing.</param>
public sealed class RunFolders(string runs)
{
    /// <summary>Every run that left a folder, by model and number.</summary>
    public IReadOnlyList<(string Model, int Run)> All() => !Directory.Exists(runs) ? [] :
        [.. from model in Directory.EnumerateDirectories(runs)
            from run in Directory.EnumerateDirectories(model).Select(Path.GetFileName)
            where int.TryParse(run, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            let number = int.Parse(run!, CultureInfo.InvariantCulture)
            orderby model, number
            select (Path.GetFileName(model), number)];

    /// <summary>The bytes in the folder of a run.</summary>
    public long Bytes(string model, int run) =>
        new DirectoryInfo(PathOf(model, run)).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);

    /// <summary>Ends what a dead driver may have left running there, and deletes the folder. A run that goes on begins its training anew.</summary>
    public void Delete(string model, int run)
    {
        IEnumerable<RunFolder> folders = new RunFolder(runs, model, run).Trials().Append(0).Select(trial => new RunFolder(runs, model, run, trial));
        foreach (Attempt attempt in folders.SelectMany(one => one.Attempts()))
        {
            new OrphanedAttempt(attempt).End();
        }

        string folder = PathOf(model, run);
        DiskFault.Guard(folder, () => CrashPoint.Around("run.delete", () => Directory.Delete(folder, recursive: true)));
        DurableFile.SyncDirectory(Path.GetDirectoryName(folder)!, "run.directory");
    }

    private string PathOf(string model, int run) => Path.Combine(runs, model, run.ToString(CultureInfo.InvariantCulture));
}
