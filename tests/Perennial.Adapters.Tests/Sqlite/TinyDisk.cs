using System.Diagnostics;

namespace Perennial.Adapters.Tests.Sqlite;

/// <summary>A real file system of two megabytes. Skips the test where this user may not mount one.</summary>
public sealed class TinyDisk : IDisposable
{
    private bool _isMounted;

    public string Root { get; } = Directory.CreateTempSubdirectory("perennial-tiny-").FullName;

    public static TinyDisk MountOrSkip()
    {
        TinyDisk disk = new();
        disk._isMounted = Run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk.Root);
        if (!disk._isMounted)
        {
            disk.Dispose();
            Assert.Skip("Mounting a small file system needs root.");
        }
        return disk;
    }

    public void Dispose()
    {
        if (_isMounted)
        {
            Run("umount", "-l", Root);
        }
        Directory.Delete(Root);
    }

    private static bool Run(string command, params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
