using Perennial.Monitor;

namespace Perennial.App.Commands;

/// <summary>What serving took, in words.</summary>
internal static class ServedText
{
    /// <summary>One line for a measurement.</summary>
    public static string Of(ServingMeasurement served) => served.Versions.Count == 0
        ? Words.Text($"nothing was asked since {served.From.UtcDateTime:yyyy-MM-dd HH:mm:ss}")
        : $"served since {Words.Text($"{served.From.UtcDateTime:yyyy-MM-dd HH:mm:ss}")}: {string.Join("; ", served.Versions.Select(Of))}";

    /// <summary>One clause for a version.</summary>
    public static string Of(VersionServed served) =>
        Words.Text($"version {served.Version} {served.Requests:N0} requests, {served.Errors:N0} failed, {served.Timeouts:N0} too late{P99(served)}{Memory(served)}");

    private static string P99(VersionServed served) => served.Latency?.P99(0.05) is { Estimate: var p99 } && double.IsFinite(p99) ? Words.Text($", 99 of 100 within {p99 * 1_000:0.###} ms") : string.Empty;

    private static string Memory(VersionServed served) => served.MemoryBytes is { } bytes ? Words.Text($", {bytes / (double)(1L << 20):0.#} MB") : string.Empty;
}
