using System.Collections.ObjectModel;
using Perennial.Terms;

namespace Perennial.Adapters.Files;

/// <summary>The folder that holds everything Perennial knows (<c>--data DIR</c>).</summary>
public sealed class DataFolder
{
    /// <summary>Disk space that ingest leaves free for the journal, unless told otherwise: 64 MB.</summary>
    public const long DefaultReserveBytes = 64L << 20;

    private readonly long _reserveBytes;

    private DataFolder(string root, long reserveBytes) => (Root, _reserveBytes) = (root, reserveBytes);

    /// <summary>The full path of the folder.</summary>
    public string Root { get; }

    /// <summary>The journals.</summary>
    public string JournalFile => Path.Combine(Root, "journal.db");

    /// <summary>The inbox.</summary>
    public string InboxFile => Path.Combine(Root, "inbox.db");

    /// <summary>Who drives which model.</summary>
    public string LeaseFile => Path.Combine(Root, "lease.db");

    /// <summary>What machines did.</summary>
    public string OperationsFile => Path.Combine(Root, "operations.db");

    /// <summary>API keys, hashed.</summary>
    public string AccessFile => Path.Combine(Root, "access.db");

    /// <summary>What the server remembers of requests and messages.</summary>
    public string ServerFile => Path.Combine(Root, "server.db");

    /// <summary>Blobs, as <c>KIND/aa/DIGEST</c>.</summary>
    public string Blobs => Path.Combine(Root, "blobs");

    /// <summary>Files that are being written.</summary>
    public string Drafts => Path.Combine(Root, "drafts");

    /// <summary>Working folders of runs.</summary>
    public string Runs => Path.Combine(Root, "runs");

    /// <summary>Free space where it is.</summary>
    public long FreeBytes => DiskFault.Guard(Root, () => new DriveInfo(Root).AvailableFreeSpace);

    /// <summary>Opens a folder, or creates it: checks its format, migrates it forward, and sweeps the drafts of dead processes.</summary>
    /// <param name="path">The folder; its parent need not exist.</param>
    /// <param name="time">Tells how old another machine's drafts are.</param>
    /// <param name="reserveBytes">Disk space that <see cref="EnsureRoom"/> leaves free.</param>
    /// <param name="migrations">By format number, what brings a folder of that format to the next. None are needed yet.</param>
    /// <exception cref="FaultException">The folder cannot be written, is none of ours, or was written by a newer release.</exception>
    public static DataFolder Open(
        string path,
        TimeProvider time,
        long reserveBytes = DefaultReserveBytes,
        IReadOnlyDictionary<int, Action<string>>? migrations = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentOutOfRangeException.ThrowIfNegative(reserveBytes);
        DataFolder folder = new(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)), reserveBytes);
        DiskFault.Guard(folder.Root, () => Directory.CreateDirectory(folder.Root));
        if (!Posix.CanWriteIn(folder.Root))
        {
            throw DiskFault.Forbidden(folder.Root);
        }
        using (DiskFault.Guard(folder.Root, () => Posix.LockDirectory(folder.Root)))
        {
            new DataFormat(folder.Root, migrations ?? ReadOnlyDictionary<int, Action<string>>.Empty).Ensure();
            folder.Furnish();
            DraftSweep.Run(folder.Drafts, time.GetUtcNow());
        }
        return folder;
    }

    /// <summary>Refuses early what would fill the disk, so that the journal can still be written.</summary>
    /// <param name="bytes">How much is about to be written.</param>
    /// <exception cref="FaultException">Less than the reserve would stay free.</exception>
    public void EnsureRoom(long bytes)
    {
        long free = FreeBytes;
        if (free - bytes < _reserveBytes)
        {
            throw new DiskFullException(
                $"The disk of '{Root}' has {free} bytes free; {bytes} are to be written and {_reserveBytes} must stay free for the journal. "
                + "Remedy: free space, then run the same command again; nothing was lost.");
        }
    }

    private void Furnish()
    {
        foreach (string folder in new[] { Blobs, Drafts, Runs })
        {
            DiskFault.Guard(folder, () => Directory.CreateDirectory(folder));
        }
        DurableFile.SyncDirectory(Root, "folder.create");
        DurableFile.SyncDirectory(Path.GetDirectoryName(Root) ?? Root, "folder.create");
    }
}
