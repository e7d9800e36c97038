using System.Diagnostics;
using System.Globalization;

namespace Perennial.Adapters.Tests.Processes;

/// <summary>Named pipes, through which scripts say that they have come to a point: reading waits for the writer.</summary>
public static class Pipes
{
    public static string Make(string path)
    {
        using Process made = Process.Start("mkfifo", path);
        made.WaitForExit();
        return path;
    }

    public static async Task<string> ReadAsync(string path) =>
        (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).Trim();

    public static async Task<int> ReadNumberAsync(string path) =>
        int.Parse(await ReadAsync(path), CultureInfo.InvariantCulture);

    public static bool IsAlive(int process)
    {
        string stat = $"/proc/{process}/stat";
        try
        {
            return File.Exists(stat) && File.ReadAllText(stat).Split(") ")[^1][0] is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }
}
