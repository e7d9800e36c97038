using System.Diagnostics;
using System.Runtime.InteropServices;
using Perennial.Adapters.Files;

namespace Perennial.Adapters.Processes;

/// <summary>
/// The process between the server and a trainer. Starts the trainer, keeps it within its limits, outlives it and everything it
/// started, and says last how it ended. When its standard input closes, the server is gone and so goes the trainer.
/// </summary>
/// <param name="options">What to start, and what to allow.</param>
public sealed class Supervisor(SupervisorOptions options)
{
    private const int StandardInput = 0;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LookAtTheEnd = TimeSpan.FromMilliseconds(10);
    private readonly TrainerLimits _limits = new(options);
    private int _trainer;
    private int? _waitStatus;
    private volatile bool _isAskedToEnd;

    /// <summary>Returns when the trainer and all its descendants have ended and <c>status.json</c> is on disk.</summary>
    /// <remarks>Call it once, from the main thread of a process of its own: it takes over the session and all children.</remarks>
    public void Run()
    {
        Posix.LeadSession();
        File.Delete(options.Folder.Status);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Ask);
        int error = PosixSpawn.Start(options.Command, options.Folder.Log, out _trainer);
        string? stopped = error == 0 ? Watch() : null;
        EndEverything();
        HasEnded();
        stopped ??= _limits.IsFolderOver() ? SupervisorStatus.Folder : null;
        // The status must not outlive what it speaks of.
        CrashPoint.Around("attempt.model", () => ModelFolder.Sync(options.Folder.Model));
        DurableFile.Write(options.Folder.Status, Status(stopped, error).ToJson(), "attempt.status");
    }

    private void Ask(PosixSignalContext signal)
    {
        signal.Cancel = true;
        _isAskedToEnd = true;
    }

    private string? Watch()
    {
        int ended = Posix.Watch(_trainer);
        string? stopped = null;
        while (!HasEnded() && stopped is null)
        {
            bool isAbandoned = Posix.Wait(Look, StandardInput, ended) || _isAskedToEnd;
            stopped = HasEnded() ? null : isAbandoned ? SupervisorStatus.Parent : _limits.Breach();
        }

        Posix.Release(ended);
        return stopped;
    }

    private bool HasEnded()
    {
        while (Posix.Reap(out int status, out long peak) is > 0 and int process)
        {
            _limits.PeakMemoryBytes = Math.Max(_limits.PeakMemoryBytes, peak);
            _waitStatus = process == _trainer ? status : _waitStatus;
        }

        return _waitStatus is not null;
    }

    /// <summary>Asks every descendant to end, then ends it; also the ones that left the group, the session and their parents.</summary>
    private void EndEverything()
    {
        var clock = Stopwatch.StartNew();
        bool isAsked = false;
        while (Descendants() is { Count: > 0 } left)
        {
            bool isOver = clock.Elapsed >= options.Grace;
            if (isOver || !isAsked)
            {
                Signal(left, isOver ? Posix.Kill : Posix.Terminate);
                isAsked = true;
            }

            Posix.Wait(LookAtTheEnd, -1);
        }
    }

    private IReadOnlyList<ProcessEntry> Descendants()
    {
        HasEnded();
        return ProcessTable.Read().Below(Environment.ProcessId);
    }

    private static void Signal(IReadOnlyList<ProcessEntry> processes, int signal)
    {
        foreach (ProcessEntry process in processes)
        {
            Posix.Send(process.Id, signal);
            Posix.Send(process.Id, Posix.Continue);
        }
    }

    private SupervisorStatus Status(string? stopped, int error)
    {
        bool hasCode = _waitStatus is { } status && (status & 0x7f) == 0;
        return new SupervisorStatus(
            hasCode ? (_waitStatus >> 8) & 0xff : null,
            hasCode ? null : _waitStatus & 0x7f,
            stopped,
            error,
            _limits.Elapsed.TotalSeconds,
            Posix.ChildrenCpuSeconds(),
            _limits.PeakMemoryBytes);
    }
}
