using System.Globalization;
using System.Text;
using Perennial.Terms;

namespace Perennial.Adapters.Files;

/// <summary>The number that says how a data folder is laid out. Older folders are migrated forward, newer ones refused.</summary>
internal sealed class DataFormat(string folder, IReadOnlyDictionary<int, Action<string>> migrations)
{
    /// <summary>The format that this build writes.</summary>
    internal const int Current = 1;

    /// <summary>What the owner of the machine may write before anything else is there.</summary>
    internal const string CommandsFile = "commands.yaml";

    private readonly string _file = Path.Combine(folder, "format");

    /// <summary>Brings the folder to <see cref="Current"/>; the number is raised after each step, so a crash repeats at most one.</summary>
    internal void Ensure()
    {
        SweepDrafts();
        int number = Read();
        if (number > Current)
        {
            throw new FaultException(
                $"'{_file}' says format {number}; this build knows up to {Current}. "
                + "Remedy: upgrade Perennial, or name another folder with --data.");
        }
        for (; number < Current; number++)
        {
            Migration(number)(folder);
            Write(number + 1);
        }
    }

    /// <summary>Whoever was writing the number is dead: the folder is locked meanwhile.</summary>
    private void SweepDrafts() => DiskFault.Guard(_file, () =>
        Array.ForEach(Directory.GetFiles(folder, "format.*.draft"), File.Delete));

    private Action<string> Migration(int from) => migrations.TryGetValue(from, out Action<string>? step)
        ? step
        : throw new FaultException(
            $"'{_file}' says format {from}, which nothing migrates to {Current}. "
            + "Remedy: open the folder with the release that wrote it, or name another with --data.");

    private int Read()
    {
        // Listed first: whoever creates the folder writes the number before anything else.
        List<string> others = Strangers();
        if (!File.Exists(_file))
        {
            RefuseIfAny(others);
            Write(Current);
        }
        string text = DiskFault.Guard(_file, () => File.ReadAllText(_file)).Trim();
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw new FaultException(
                $"'{_file}' holds '{text}', not a whole number. Remedy: restore this file from a backup; it held {Current} or less.");
    }

    private List<string> Strangers() => [.. DiskFault.Guard(folder, () => Directory.GetFileSystemEntries(folder))
        .Select(entry => Path.GetFileName(entry)!)
        .Where(name => !name.StartsWith('.') && !name.StartsWith("format", StringComparison.Ordinal) && name is not ("lost+found" or CommandsFile))];

    private void RefuseIfAny(List<string> others)
    {
        if (others.Count > 0)
        {
            throw new FaultException(
                $"'{folder}' is no data folder: it holds '{others.Order(StringComparer.Ordinal).First()}' but no file 'format'. "
                + "Remedy: name an empty or a new folder with --data.");
        }
    }

    private void Write(int number) => DurableFile.Write(
        _file, Encoding.UTF8.GetBytes(number.ToString(CultureInfo.InvariantCulture) + "\n"), "format");
}
