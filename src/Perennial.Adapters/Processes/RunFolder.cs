using System.Globalization;
using Perennial.Adapters.Files;
using Perennial.Terms;

namespace Perennial.Adapters.Processes;

/// <summary>The folder of a run: one folder per attempt.</summary>
internal sealed class RunFolder
{
    /// <summary>Of a folder that is not complete yet.</summary>
    public const string DraftSuffix = ".draft";

    private const string Prefix = "attempt-";
    private const string TrialPrefix = "trial-";
    private readonly string _path;

    /// <param name="runs">The folder of all runs.</param>
    /// <param name="model">The model.</param>
    /// <param name="run">The run's number.</param>
    /// <param name="trial">Which of its trials; 0 for its version.</param>
    public RunFolder(string runs, string model, int run, int trial = 0)
    {
        if (model is "" or "." or ".." || model.AsSpan().IndexOfAny('/', '\\', '\0') >= 0)
        {
            throw new FaultException($"'{model}' cannot be a model's name. Use letters, digits and dashes.");
        }

        string whole = Path.Combine(Path.GetFullPath(runs), model, run.ToString(CultureInfo.InvariantCulture));
        _path = trial == 0 ? whole : Path.Combine(whole, string.Create(CultureInfo.InvariantCulture, $"{TrialPrefix}{trial}"));
    }

    /// <summary>The attempts, oldest first.</summary>
    public IReadOnlyList<Attempt> Attempts() =>
        [.. Folders().Select(folder => folder[(_path.Length + 1 + Prefix.Length)..])
            .Where(number => number.All(char.IsAsciiDigit))
            .Select(number => At(int.Parse(number, CultureInfo.InvariantCulture)))
            .OrderBy(attempt => attempt.Number)];

    /// <summary>The numbers of the run's trials.</summary>
    public IEnumerable<int> Trials() => !Directory.Exists(_path) ? [] : Directory.EnumerateDirectories(_path, TrialPrefix + "*")
        .Select(folder => int.Parse(Path.GetFileName(folder)[TrialPrefix.Length..], CultureInfo.InvariantCulture))
        .Order();

    /// <summary>The attempt with this number.</summary>
    public Attempt At(int number) => new(number, new TrainerFolder(Path.Combine(_path, $"{Prefix}{number}")));

    /// <summary>Deletes what a crash left half laid out.</summary>
    public void DropDrafts()
    {
        foreach (string draft in Folders().Where(folder => folder.EndsWith(DraftSuffix, StringComparison.Ordinal)).ToList())
        {
            Directory.Delete(draft, recursive: true);
        }
    }

    /// <summary>Deletes it with everything in it; nothing where it is not there.</summary>
    public void Delete()
    {
        if (Directory.Exists(_path))
        {
            DiskFault.Guard(_path, () => Directory.Delete(_path, recursive: true));
        }
    }

    private IEnumerable<string> Folders() =>
        Directory.Exists(_path) ? Directory.EnumerateDirectories(_path, Prefix + "*") : [];
}
