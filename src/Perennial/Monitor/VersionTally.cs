namespace Perennial.Monitor;

/// <summary>Counts of one version since the newest measurement.</summary>
internal sealed class VersionTally
{
    private readonly long[] latency = new long[LatencyCounts.Length];
    private long requests;
    private long timed;
    private long errors;
    private long timeouts;
    private long unseenCount;
    private long dropped;
    private long? memory;

    /// <summary>One more request. A failure has no latency: to fail fast is not to be fast.</summary>
    public void Count(double seconds, bool unseen, ServedEnd end)
    {
        requests++;
        errors += end == ServedEnd.Failed ? 1 : 0;
        timeouts += end == ServedEnd.TimedOut ? 1 : 0;
        unseenCount += unseen ? 1 : 0;
        if (end != ServedEnd.Failed && !double.IsNaN(seconds))
        {
            timed++;
            latency[LatencyCounts.BucketOf(seconds)]++;
        }
    }

    /// <summary>One that it was not asked.</summary>
    public void Drop() => dropped++;

    /// <summary>Its memory now.</summary>
    public void Took(long bytes) => memory = Math.Max(memory ?? 0, bytes);

    /// <summary>What was counted, after which counting begins anew; null when nothing was.</summary>
    public VersionServed? Take(int version)
    {
        if (requests == 0 && dropped == 0 && memory is null)
        {
            return null;
        }

        var served = new VersionServed(version, requests, errors, timeouts)
        {
            Unseen = unseenCount,
            Dropped = dropped,
            Latency = timed > 0 ? LatencyCounts.Of(latency) : null,
            MemoryBytes = memory,
        };
        Array.Clear(latency);
        (requests, timed, errors, timeouts, unseenCount, dropped, memory) = (0, 0, 0, 0, 0, 0, null);
        return served;
    }
}
