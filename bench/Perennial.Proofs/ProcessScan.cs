using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Perennial.Proofs;

/// <summary>Finds processes by what they were started with.</summary>
public static class ProcessScan
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    /// <summary>The living processes whose command line or environment names a path.</summary>
    /// <param name="path">The path.</param>
    /// <param name="command">The first argument of the program that must be theirs; null for any.</param>
    public static IReadOnlyList<int> Naming(string path, string? command = null)
    {
        var name = Encoding.UTF8.GetBytes(path);
        // A supervisor's arguments name the trainer's command too, but not first.
        var first = Encoding.UTF8.GetBytes(command is null ? "" : $"dotnet\0{Launch.Program}\0{command}\0");
        return [.. Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0 && id != Environment.ProcessId)
            .Where(id => (Holds(id, "cmdline", name) || Holds(id, "environ", name)) && StartsWith(id, first))];
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

    private static bool Holds(int id, string file, byte[] bytes) => Read(id, file).IndexOf(bytes) >= 0;

    /// <summary>Whether a command line starts so, whatever folder its program is in.</summary>
    private static bool StartsWith(int id, byte[] bytes) =>
        bytes.Length == 0 || Read(id, "cmdline") is var line && line.IndexOf(bytes) is >= 0 and var at && line[..at].IndexOf((byte)0) < 0;

    private static ReadOnlySpan<byte> Read(int id, string file)
    {
        try
        {
            return File.ReadAllBytes($"/proc/{id}/{file}");
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
