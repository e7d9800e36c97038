using System.Runtime.InteropServices;

namespace Perennial.Adapters.Processes;

/// <summary>What a path really is, without following it.</summary>
internal static unsafe partial class PosixFile
{
    private const int CurrentFolder = -100;
    private const int NoFollow = 0x100;
    private const uint BasicStats = 0x7ff;
    private const int LinkCountAt = 16;
    private const int ModeAt = 28;

    /// <summary>What is wrong with a path for an artifact; null when it is a folder, or a file with one name.</summary>
    public static string? Refusal(string path)
    {
        byte* stats = stackalloc byte[256];
        if (statx(CurrentFolder, path, NoFollow, BasicStats, stats) != 0)
        {
            return "cannot be read";
        }

        uint links = *(uint*)(stats + LinkCountAt);
        return (*(ushort*)(stats + ModeAt) & 0xf000) switch
        {
            0x8000 when links == 1 => null,
            0x8000 => "is a file with a second name elsewhere (a hard link)",
            0x4000 => null,
            0xa000 => "is a symbolic link",
            0x1000 => "is a named pipe",
            0xc000 => "is a socket",
            _ => "is a device",
        };
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int statx(int folder, string path, int flags, uint mask, byte* stats);
}
