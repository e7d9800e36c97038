using System.Text.Json;

namespace Perennial.Adapters.Processes;

/// <summary>The content of <c>status.json</c>: how an attempt ended and what it took.</summary>
/// <param name="ExitCode">What the command ended with; null when a signal ended it or it never began.</param>
/// <param name="Signal">The signal that ended it; null when it ended by itself.</param>
/// <param name="Stopped">Why the supervisor ended it, see the constants; null when it did not.</param>
/// <param name="StartError">The system's error number when the command could not be started; 0 otherwise.</param>
/// <param name="WallSeconds">From start to the end of the last descendant.</param>
/// <param name="CpuSeconds">Of the command and all descendants.</param>
/// <param name="PeakMemoryBytes">The most resident memory of all together that was seen.</param>
internal sealed record SupervisorStatus(
    int? ExitCode, int? Signal, string? Stopped, int StartError, double WallSeconds, double CpuSeconds, long PeakMemoryBytes)
{
    /// <summary>It ran longer than allowed.</summary>
    public const string Time = "time";

    /// <summary>It held more memory than allowed.</summary>
    public const string Memory = "memory";

    /// <summary>It wrote more than allowed.</summary>
    public const string Folder = "folder";

    /// <summary>The server went away, or asked for the end.</summary>
    public const string Parent = "parent";

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, ProcessesJson.Default.SupervisorStatus);
}
