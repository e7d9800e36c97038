namespace Perennial.Adapters.Processes;

/// <summary>How much a folder holds; links are counted, not followed.</summary>
internal static class FolderSize
{
    private static readonly EnumerationOptions Everything = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    public static long Bytes(string folder)
    {
        long bytes = 0;
        try
        {
            foreach (FileInfo file in new DirectoryInfo(folder).EnumerateFiles("*", Everything))
            {
                bytes += Length(file);
            }
        }
        catch (DirectoryNotFoundException)
        {
            // Whoever asked for it has the result already, and cleared it away.
        }

        return bytes;
    }

    private static long Length(FileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (FileNotFoundException)
        {
            return 0;
        }
    }
}
