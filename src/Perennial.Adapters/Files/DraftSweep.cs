namespace Perennial.Adapters.Files;

/// <summary>Removes what dead processes left half-written.</summary>
internal static class DraftSweep
{
    /// <summary>Drafts of other machines, and files that are no drafts, go when nobody wrote them for this long.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);

    internal static void Run(string drafts, DateTimeOffset now)
    {
        foreach (FileSystemInfo draft in new DirectoryInfo(drafts).EnumerateFileSystemInfos())
        {
            if (IsLeftOver(draft, now))
            {
                DiskFault.Guard(draft.FullName, () => Remove(draft));
            }
        }
    }

    private static bool IsLeftOver(FileSystemInfo draft, DateTimeOffset now)
    {
        ProcessIdentity? owner = DraftName.Owner(draft.Name);
        bool isLocal = owner is not null && owner.Host == ProcessIdentity.Current.Host;
        return isLocal ? owner!.IsKnownDead : now - draft.LastWriteTimeUtc > Abandoned;
    }

    private static void Remove(FileSystemInfo draft)
    {
        if (draft is DirectoryInfo folder)
        {
            folder.Delete(recursive: true);
            return;
        }
        draft.Delete();
    }
}
