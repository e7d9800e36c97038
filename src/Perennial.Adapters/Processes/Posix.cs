using System.Runtime.InteropServices;

namespace Perennial.Adapters.Processes;

/// <summary>The system calls on processes that .NET does not offer. Linux only.</summary>
internal static unsafe partial class Posix
{
    public const int Terminate = 15;
    public const int Kill = 9;
    public const int Continue = 18;
    private const int SetPeerDeathSignal = 1;
    private const int SetChildSubreaper = 36;
    private const int NoHang = 1;
    private const int OfChildren = -1;
    private const int PidFdOpen = 434;
    private const short Readable = 1;

    /// <summary>Leads a session of its own, and becomes the parent of every orphan among its descendants.</summary>
    public static void LeadSession()
    {
        _ = setsid();
        _ = prctl(SetChildSubreaper, 1, 0, 0, 0);
    }

    /// <summary>Ends this process when the thread that started it ends.</summary>
    public static void DieWithParent() => _ = prctl(SetPeerDeathSignal, Kill, 0, 0, 0);

    /// <summary>Sends a signal; a negative id means the whole group.</summary>
    public static void Send(int process, int signal) => _ = kill(process, signal);

    /// <summary>Takes note of one child that has ended, if there is one.</summary>
    /// <returns>Its id; 0 or less when there is none.</returns>
    public static int Reap(out int status, out long peakMemoryBytes)
    {
        Usage usage = default;
        int ended = wait4(-1, out status, NoHang, &usage);
        peakMemoryBytes = usage.PeakMemoryKibibytes * 1024;
        return ended;
    }

    /// <summary>The processor time of all children that were reaped, and of theirs.</summary>
    public static double ChildrenCpuSeconds()
    {
        Usage usage = default;
        _ = getrusage(OfChildren, &usage);
        return usage.CpuSeconds;
    }

    /// <summary>A descriptor that becomes readable when the process ends; -1 when there is none.</summary>
    public static int Watch(int process) => (int)syscall(PidFdOpen, process, 0);

    /// <summary>Gives a descriptor back.</summary>
    public static void Release(int descriptor)
    {
        if (descriptor >= 0)
        {
            _ = close(descriptor);
        }
    }

    /// <summary>Waits until a descriptor is readable or at its end, or the time is over. Negative descriptors are passed over.</summary>
    public static bool Wait(TimeSpan atMost, int descriptor, int other = -1)
    {
        PollEntry* entries = stackalloc PollEntry[]
        {
            new PollEntry { Descriptor = descriptor, Events = Readable, Returned = 0 },
            new PollEntry { Descriptor = other, Events = Readable, Returned = 0 },
        };
        return poll(entries, 2, (int)atMost.TotalMilliseconds) > 0 && entries[0].Returned != 0;
    }

    [LibraryImport("libc")]
    private static partial int setsid();

    [LibraryImport("libc")]
    private static partial int prctl(int option, nint a, nint b, nint c, nint d);

    [LibraryImport("libc")]
    private static partial int kill(int process, int signal);

    [LibraryImport("libc")]
    private static partial int wait4(int process, out int status, int options, Usage* usage);

    [LibraryImport("libc")]
    private static partial int getrusage(int who, Usage* usage);

    [LibraryImport("libc")]
    private static partial nint syscall(nint number, nint a, nint b);

    [LibraryImport("libc")]
    private static partial int close(int descriptor);

    [LibraryImport("libc")]
    private static partial int poll(PollEntry* entries, nuint count, int milliseconds);

    private struct PollEntry
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }

    private struct Usage
    {
        public long UserSeconds;
        public long UserMicroseconds;
        public long SystemSeconds;
        public long SystemMicroseconds;
        public long PeakMemoryKibibytes;
        public fixed long Others[13];

        public readonly double CpuSeconds => UserSeconds + SystemSeconds + ((UserMicroseconds + SystemMicroseconds) / 1e6);
    }
}
