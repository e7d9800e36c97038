using System.Text.Json;

namespace Perennial.Adapters.Processes;

/// <summary>Which process an attempt is: an id alone is used again after a while.</summary>
/// <param name="Id">The supervisor's process.</param>
/// <param name="StartTicks">When it started, in clock ticks since boot.</param>
/// <param name="Boot">Which boot of the machine that was.</param>
/// <param name="StartedAt">The same for people, in UTC.</param>
internal sealed record ProcessIdentity(int Id, long StartTicks, string Boot, DateTimeOffset StartedAt)
{
    /// <summary>Whether it is still there.</summary>
    public bool IsAlive =>
        Boot == CurrentBoot() && ProcessEntry.TryRead(Id) is { IsGone: false } entry && entry.StartTicks == StartTicks;

    /// <summary>Of a process that was just started.</summary>
    public static ProcessIdentity Of(int process, DateTimeOffset now) =>
        new(process, ProcessEntry.TryRead(process)?.StartTicks ?? 0, CurrentBoot(), now);

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, ProcessesJson.Default.ProcessIdentity);

    private static string CurrentBoot() => File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim();
}
