using System.Diagnostics;

namespace Perennial.Adapters.Processes;

/// <summary>Looks at what a trainer takes, without taking much itself: at most a twentieth of the time.</summary>
internal sealed class TrainerLimits(SupervisorOptions options)
{
    private const int Rest = 20;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly long _givenBytes = FolderSize.Bytes(options.Folder.Root);
    private TimeSpan _nextMemory;
    private TimeSpan _nextFolder;

    /// <summary>Time since the start.</summary>
    public TimeSpan Elapsed => _clock.Elapsed;

    /// <summary>The most resident memory seen.</summary>
    public long PeakMemoryBytes { get; set; }

    /// <summary>The limit that is over; null when none is.</summary>
    public string? Breach() =>
        Elapsed > options.TimeLimit ? SupervisorStatus.Time
        : Due(ref _nextMemory, IsMemoryOver) ? SupervisorStatus.Memory
        : Due(ref _nextFolder, IsFolderOver) ? SupervisorStatus.Folder
        : null;

    /// <summary>Whether the folder grew beyond its limit.</summary>
    public bool IsFolderOver() => FolderSize.Bytes(options.Folder.Root) - _givenBytes > options.FolderLimitBytes;

    private bool IsMemoryOver()
    {
        long memory = ProcessTable.Read().Below(Environment.ProcessId).Sum(entry => entry.MemoryBytes);
        PeakMemoryBytes = Math.Max(PeakMemoryBytes, memory);
        return memory > options.MemoryLimitBytes;
    }

    private bool Due(ref TimeSpan next, Func<bool> look)
    {
        if (Elapsed < next)
        {
            return false;
        }

        TimeSpan before = Elapsed;
        bool isOver = look();
        next = Elapsed + ((Elapsed - before) * Rest);
        return isOver;
    }
}
