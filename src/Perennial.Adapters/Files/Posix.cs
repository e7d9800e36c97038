using System.Runtime.InteropServices;

namespace Perennial.Adapters.Files;

/// <summary>The calls that .NET does not offer: syncing a directory, locking one, appending in one piece, dying at once.</summary>
internal static partial class Posix
{
    private const int ReadOnly = 0x80000;
    private const int AppendOrCreate = 0x80000 | 0x400 | 0x40 | 0x1;
    private const int OwnerWrites = 0b110_100_100;
    private const int LockExclusive = 2;
    private const int Interrupted = 4;
    private const int NoSuchProcess = 3;
    private const int WriteAndEnter = 3;
    private const int SignalKill = 9;
    private const int FromHere = 1;

    /// <summary>Makes the names in a directory durable: what was created, renamed or deleted there.</summary>
    internal static void SyncDirectory(string directory)
    {
        using OpenFile file = new(Open(directory, ReadOnly, 0));
        Check(Fsync(file.Handle));
    }

    /// <summary>Waits for the lock of a directory and holds it until disposed; the system frees it when the process dies.</summary>
    internal static IDisposable LockDirectory(string directory)
    {
        OpenFile file = new(Open(directory, ReadOnly, 0));
        while (Flock(file.Handle, LockExclusive) != 0)
        {
            if (Marshal.GetLastPInvokeError() != Interrupted)
            {
                file.Dispose();
                throw Failure();
            }
        }
        return file;
    }

    /// <summary>Appends in one write, which the appends of other processes cannot split.</summary>
    /// <returns>Where in the file it ends, in bytes.</returns>
    internal static long Append(string path, ReadOnlySpan<byte> bytes)
    {
        using OpenFile file = new(Open(path, AppendOrCreate, OwnerWrites));
        Check((int)Write(file.Handle, bytes, bytes.Length));
        return Seek(file.Handle, 0, FromHere);
    }

    internal static bool CanWriteIn(string directory) => Access(directory, WriteAndEnter) == 0;

    internal static bool IsGone(int pid) => Kill(pid, 0) != 0 && Marshal.GetLastPInvokeError() == NoSuchProcess;

    internal static void KillThisProcess() => _ = Kill(Environment.ProcessId, SignalKill);

    private static int Check(int result) => result < 0 ? throw Failure() : result;

    /// <summary>The failure with the system's error number as its HResult, as .NET itself does it.</summary>
    private static IOException Failure()
    {
        int error = Marshal.GetLastPInvokeError();
        return new IOException(Marshal.GetPInvokeErrorMessage(error), error);
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags, int mode);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(int handle);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int Flock(int handle, int operation);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint Write(int handle, ReadOnlySpan<byte> bytes, nint count);

    [LibraryImport("libc", EntryPoint = "lseek64", SetLastError = true)]
    private static partial long Seek(int handle, long offset, int whence);

    [LibraryImport("libc", EntryPoint = "access", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Access(string path, int mode);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int pid, int signal);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int handle);

    private sealed class OpenFile(int handle) : IDisposable
    {
        internal int Handle { get; } = Check(handle);

        public void Dispose() => _ = Close(Handle);
    }
}
