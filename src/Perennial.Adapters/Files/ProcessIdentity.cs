using System.Globalization;

namespace Perennial.Adapters.Files;

/// <summary>A process that is not mistaken for a later one with the same number.</summary>
/// <param name="Host">The machine's name.</param>
/// <param name="Pid">Its number there.</param>
/// <param name="StartTicks">When it started, in clock ticks since the machine did (field 22 of <c>/proc/PID/stat</c>).</param>
public sealed record ProcessIdentity(string Host, int Pid, long StartTicks)
{
    /// <summary>This process.</summary>
    public static ProcessIdentity Current { get; } = Of(Environment.ProcessId);

    /// <summary>Whether it ran on this machine and has ended. Of another machine's process nothing is known here, so this is false.</summary>
    public bool IsKnownDead => Host == Current.Host && this != Current
        && (Posix.IsGone(Pid) || (Started(Pid) is { } ticks && ticks != StartTicks));

    /// <summary>Whether it is still there: on this machine, and not over.</summary>
    public bool IsAlive => Host == Current.Host && Started(Pid) == StartTicks;

    /// <summary>A process of this machine; with 0 ticks where its start cannot be read.</summary>
    public static ProcessIdentity Of(int pid) => new(Environment.MachineName, pid, Started(pid) ?? 0);

    /// <summary>When a process started; null when unknown, -1 when it is over and only waits to be collected.</summary>
    private static long? Started(int pid)
    {
        try
        {
            return Parse(File.ReadAllText($"/proc/{pid}/stat"));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Reads a stat line; its second field, the name in brackets, may hold blanks and brackets itself.</summary>
    private static long Parse(string stat)
    {
        string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return fields[0] is "Z" or "X" ? -1 : long.Parse(fields[22 - 3], CultureInfo.InvariantCulture);
    }
}
