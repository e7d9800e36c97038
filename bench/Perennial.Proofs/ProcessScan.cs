using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Perennial.Proofs;

/// <summary>Finds processes by what they were started with.</summary>
public static class ProcessScan
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    /// <summary>The living processes whose command line or environment names a path.</summary>
    public static IReadOnlyList<int> Naming(string path, string word = "")
    {
        var (name, also) = (Encoding.UTF8.GetBytes(path), Encoding.UTF8.GetBytes(word));
        return [.. Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0 && id != Environment.ProcessId)
            .Where(id => (Holds(id, "cmdline", name) || Holds(id, "environ", name)) && Holds(id, "cmdline", also))];
    }

    /// <summary>Waits until no process names a path.</summary>
    /// <returns>How long that took; null when some are still there after <paramref name="atMost"/>.</returns>
    public static async Task<TimeSpan?> GoneAsync(string path, TimeSpan atMost, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        while (Naming(path).Count > 0)
        {
            if (clock.Elapsed > atMost)
            {
                return null;
            }

            await Task.Delay(Look, cancellation);
        }

        return clock.Elapsed;
    }

    /// <summary>Ends one process as kill -9 does; none is also well.</summary>
    public static void Kill(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
        }
        catch (ArgumentException)
        {
            // It ended by itself.
        }
    }

    private static bool Holds(int id, string file, byte[] bytes)
    {
        try
        {
            return File.ReadAllBytes($"/proc/{id}/{file}").AsSpan().IndexOf(bytes) >= 0;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
