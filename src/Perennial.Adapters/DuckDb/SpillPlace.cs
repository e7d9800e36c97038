using System.Diagnostics;
using System.Globalization;

namespace Perennial.Adapters.DuckDb;

/// <summary>Where one session puts what does not fit into memory, and what a killed process left there.</summary>
internal static class SpillPlace
{
    private const string Prefix = "perennial-duckdb-";

    private static int _sessions;

    /// <summary>The beginning of the paths of one session more of this process.</summary>
    public static string Next(string folder) =>
        Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Environment.ProcessId}-{Interlocked.Increment(ref _sessions)}"));

    /// <summary>Deletes what processes that are gone left behind.</summary>
    public static void Sweep(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        HashSet<int> alive = [.. Process.GetProcesses().Select(process => process.Id)];
        foreach (string left in Directory.GetFileSystemEntries(folder, Prefix + "*"))
        {
            if (int.TryParse(Path.GetFileName(left)[Prefix.Length..].Split('-')[0], CultureInfo.InvariantCulture, out int owner) && !alive.Contains(owner))
            {
                Delete(left);
            }
        }
    }

    /// <summary>Another process may be sweeping too, and what is not ours to delete stays.</summary>
    private static void Delete(string left)
    {
        try
        {
            if (Directory.Exists(left))
            {
                Directory.Delete(left, recursive: true);
            }
            else
            {
                File.Delete(left);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
        }
    }
}
