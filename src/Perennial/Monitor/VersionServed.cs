namespace Perennial.Monitor;

/// <summary>What a version took over a stretch of time.</summary>
/// <param name="Version">The version.</param>
/// <param name="Requests">What it was asked, seen or unseen.</param>
/// <param name="Errors">Of these, without an answer: it failed, or what it said was none.</param>
/// <param name="Timeouts">Of these, without an answer in time.</param>
public sealed record VersionServed(int Version, long Requests, long Errors, long Timeouts)
{
    /// <summary>Of the requests, those whose answer nobody was given.</summary>
    public long Unseen { get; init; }

    /// <summary>Requests that it would have been asked unseen and was not, since too many waited.</summary>
    public long Dropped { get; init; }

    /// <summary>How long its answers took, and what came too late; null when there were none.</summary>
    public LatencyCounts? Latency { get; init; }

    /// <summary>The most memory that it took, in bytes; null where that is not known.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>Requests without an answer.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public long Failed => Errors + Timeouts;

    /// <summary>Both together.</summary>
    public VersionServed Merge(VersionServed other) => new(Version, Requests + other.Requests, Errors + other.Errors, Timeouts + other.Timeouts)
    {
        Unseen = Unseen + other.Unseen,
        Dropped = Dropped + other.Dropped,
        Latency = Latency is null ? other.Latency : other.Latency is null ? Latency : Latency.Merge(other.Latency),
        MemoryBytes = MemoryBytes is { } one && other.MemoryBytes is { } two ? Math.Max(one, two) : MemoryBytes ?? other.MemoryBytes,
    };
}
