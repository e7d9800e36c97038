using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Perennial.Proofs;

/// <summary>One way to ask a server for what is nearly right.</summary>
/// <param name="Name">What it is called in the figures.</param>
/// <param name="SendAsync">Sends the next request; tells whether it was taken, and what was wrong with the answer, null where nothing was.</param>
public sealed record FuzzWay(string Name, Func<CancellationToken, Task<(bool Taken, string? Fault)>> SendAsync)
{
    /// <summary>An answer that takes longer counts as none.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private int sent;
    private int taken;
    private TimeSpan slowest;

    /// <summary>What was answered wrongly.</summary>
    public ConcurrentQueue<string> Faults { get; } = [];

    /// <summary>Whether requests of both kinds came: those that are taken, and those that are refused.</summary>
    public bool Both => taken > sent / 20 && taken < sent * 19 / 20;

    /// <summary>Sends so many, one after another.</summary>
    public async Task RunAsync(int count, CancellationToken cancellation)
    {
        for (var at = 0; at < count; at++)
        {
            var clock = Stopwatch.StartNew();
            var (ok, fault) = await TriedAsync(cancellation);
            slowest = clock.Elapsed > slowest ? clock.Elapsed : slowest;
            taken += ok ? 1 : 0;
            sent++;
            if (fault is not null)
            {
                Faults.Enqueue($"{Name} {sent}: {fault}");
            }
        }
    }

    /// <summary>What was counted.</summary>
    public JsonObject Figures() => new()
    {
        ["way"] = Name,
        ["sent"] = sent,
        ["taken"] = taken,
        ["refused"] = sent - taken - Faults.Count,
        ["faults"] = Faults.Count,
        ["longest_ms"] = Math.Round(slowest.TotalMilliseconds, 1),
    };

    private async Task<(bool Taken, string? Fault)> TriedAsync(CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Longest);
        try
        {
            return await SendAsync(limit.Token);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            return (false, limit.IsCancellationRequested ? $"no answer within {Longest.TotalSeconds} seconds" : failure.ToString());
        }
    }
}
