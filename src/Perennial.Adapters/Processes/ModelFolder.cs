using Microsoft.Win32.SafeHandles;

namespace Perennial.Adapters.Processes;

/// <summary>What a trainer left as its artifact, before anybody trusts it.</summary>
internal static class ModelFolder
{
    private static readonly EnumerationOptions Everything = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    /// <summary>Makes its files and their names durable. What is neither file nor folder, or cannot be read, is left as it is: packing refuses it.</summary>
    public static void Sync(string folder)
    {
        if (!Directory.Exists(folder) || PosixFile.Refusal(folder) is not null)
        {
            return;
        }

        foreach (string path in Directory.EnumerateFileSystemEntries(folder, "*", Everything).Where(path => PosixFile.Refusal(path) is null).Append(folder))
        {
            SyncOne(path);
        }
    }

    private static void SyncOne(string path)
    {
        try
        {
            if (Directory.Exists(path))
            {
                Files.Posix.SyncDirectory(path);
                return;
            }

            using SafeFileHandle file = File.OpenHandle(path);
            RandomAccess.FlushToDisk(file);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // Whoever packs the folder says what is wrong.
        }
    }
}
