namespace Perennial.Adapters.Processes;

/// <summary>The one way in which this folder writes what must survive a crash.</summary>
internal static class DurableWrite
{
    /// <summary>Writes beside <paramref name="path"/>, syncs, renames, syncs the directory.</summary>
    public static void To(string path, ReadOnlySpan<byte> bytes)
    {
        string draft = path + ".draft";
        using (var stream = new FileStream(draft, FileMode.Create, FileAccess.Write))
        {
            stream.Write(bytes);
            stream.Flush(flushToDisk: true);
        }

        File.Move(draft, path, overwrite: true);
        SyncFolder(Path.GetDirectoryName(path)!);
    }

    /// <summary>Makes the names in a folder durable.</summary>
    public static void SyncFolder(string folder)
    {
        using Microsoft.Win32.SafeHandles.SafeFileHandle? handle = Posix.OpenFolder(folder);
        if (handle is not null)
        {
            RandomAccess.FlushToDisk(handle);
        }
    }
}
