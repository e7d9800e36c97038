using System.Collections;
using System.Runtime.InteropServices;

namespace Perennial.Adapters.Processes;

/// <summary>Starts a command in a process group of its own, with all signals at their defaults.</summary>
internal static unsafe partial class PosixSpawn
{
    // More than any C library's structures take.
    private const int StructureBytes = 1024;
    private const int SignalBytes = 128;
    private const short OwnGroupAndSignals = 0x2 | 0x4 | 0x8;
    private const int AppendOrCreate = 0x1 | 0x40 | 0x400;
    private const int OwnerWrites = 0x1a4;

    /// <summary>Starts it: no input, output and error appended to a file, this process's folder, and its environment but for what is the supervisor's.</summary>
    /// <returns>0, or the system's error number.</returns>
    public static int Start(IReadOnlyList<string> command, string log, out int process)
    {
        byte* attributes = stackalloc byte[StructureBytes];
        byte* actions = stackalloc byte[StructureBytes];
        using var texts = new NativeTexts();
        Prepare(attributes);
        _ = posix_spawn_file_actions_init(actions);
        _ = posix_spawn_file_actions_addopen(actions, 0, texts.Add("/dev/null"), 0, 0);
        _ = posix_spawn_file_actions_addopen(actions, 1, texts.Add(log), AppendOrCreate, OwnerWrites);
        _ = posix_spawn_file_actions_adddup2(actions, 1, 2);
        fixed (byte** arguments = texts.List(command), environment = texts.List(Environment()))
        {
            int error = posix_spawnp(out process, arguments[0], actions, attributes, arguments, environment);
            _ = posix_spawn_file_actions_destroy(actions);
            _ = posix_spawnattr_destroy(attributes);
            return error;
        }
    }

    private static void Prepare(byte* attributes)
    {
        byte* all = stackalloc byte[SignalBytes];
        byte* none = stackalloc byte[SignalBytes];
        _ = sigfillset(all);
        _ = sigemptyset(none);
        _ = posix_spawnattr_init(attributes);
        _ = posix_spawnattr_setflags(attributes, OwnGroupAndSignals);
        _ = posix_spawnattr_setpgroup(attributes, 0);
        _ = posix_spawnattr_setsigdefault(attributes, all);
        _ = posix_spawnattr_setsigmask(attributes, none);
    }

    private static IEnumerable<string> Environment() =>
        System.Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Where(pair => !TrainerEnvironment.IsOfSupervisor((string)pair.Key))
            .Select(pair => $"{pair.Key}={pair.Value}");

    [LibraryImport("libc")]
    private static partial int posix_spawnp(
        out int process, byte* file, byte* actions, byte* attributes, byte** arguments, byte** environment);

    [LibraryImport("libc")]
    private static partial int posix_spawn_file_actions_init(byte* actions);

    [LibraryImport("libc")]
    private static partial int posix_spawn_file_actions_addopen(byte* actions, int descriptor, byte* path, int flags, uint mode);

    [LibraryImport("libc")]
    private static partial int posix_spawn_file_actions_adddup2(byte* actions, int descriptor, int copy);

    [LibraryImport("libc")]
    private static partial int posix_spawn_file_actions_destroy(byte* actions);

    [LibraryImport("libc")]
    private static partial int posix_spawnattr_init(byte* attributes);

    [LibraryImport("libc")]
    private static partial int posix_spawnattr_setflags(byte* attributes, short flags);

    [LibraryImport("libc")]
    private static partial int posix_spawnattr_setpgroup(byte* attributes, int group);

    [LibraryImport("libc")]
    private static partial int posix_spawnattr_setsigdefault(byte* attributes, byte* signals);

    [LibraryImport("libc")]
    private static partial int posix_spawnattr_setsigmask(byte* attributes, byte* signals);

    [LibraryImport("libc")]
    private static partial int posix_spawnattr_destroy(byte* attributes);

    [LibraryImport("libc")]
    private static partial int sigfillset(byte* signals);

    [LibraryImport("libc")]
    private static partial int sigemptyset(byte* signals);
}
