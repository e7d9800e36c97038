namespace Perennial.Adapters.Files;

/// <summary>Publishes files whole or not at all: synced, renamed into place, and the directory synced.</summary>
public static class DurableFile
{
    /// <summary>Writes <paramref name="bytes"/> beside <paramref name="file"/> and publishes them under its name, replacing what is there.</summary>
    /// <param name="file">The full path.</param>
    /// <param name="bytes">All of the content.</param>
    /// <param name="point">The name of its crash points: <c>POINT.sync</c>, <c>POINT.rename</c>, <c>POINT.directory</c>.</param>
    public static void Write(string file, ReadOnlyMemory<byte> bytes, string point)
    {
        string draft = $"{file}.{Environment.ProcessId}.draft";
        DiskFault.Guard(draft, () =>
        {
            using FileStream stream = new(draft, FileMode.Create, FileAccess.Write, FileShare.None);
            stream.Write(bytes.Span);
        });
        Publish(draft, file, point);
    }

    /// <summary>Moves a finished file on the same disk to its name, durably.</summary>
    public static void Publish(string draft, string file, string point)
    {
        DiskFault.Guard(draft, () => CrashPoint.Around($"{point}.sync", () => Sync(draft)));
        DiskFault.Guard(file, () => CrashPoint.Around($"{point}.rename", () => File.Move(draft, file, overwrite: true)));
        SyncDirectory(Path.GetDirectoryName(file)!, $"{point}.directory");
    }

    /// <summary>Makes the names in a directory durable.</summary>
    public static void SyncDirectory(string directory, string point) =>
        DiskFault.Guard(directory, () => CrashPoint.Around(point, () => Posix.SyncDirectory(directory)));

    /// <summary>Creates a directory, its parent synced even if it exists: a crash may have come between.</summary>
    public static void CreateDirectory(string directory, string point)
    {
        DiskFault.Guard(directory, () => Directory.CreateDirectory(directory));
        SyncDirectory(Path.GetDirectoryName(directory)!, point);
    }

    private static void Sync(string file)
    {
        using Microsoft.Win32.SafeHandles.SafeFileHandle handle = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(handle);
    }
}
