namespace Perennial.Terms;

/// <summary>What a version may take while it serves: in every stage of its rollout, and for the watched time after its promotion. A limit that is null limits nothing.</summary>
public sealed record GuardrailOptions
{
    /// <summary>The greatest share of requests that it may fail to answer, in time or at all: above 0, below 1.</summary>
    public double? Errors { get; init; }

    /// <summary>By how much that share may exceed the champion's: 0 to 1.</summary>
    public double? ErrorsMargin { get; init; }

    /// <summary>What 99 of 100 answers stay within.</summary>
    public TimeSpan? P99 { get; init; }

    /// <summary>How many times the champion's 99th percentile that may be: above 0.</summary>
    public double? P99Ratio { get; init; }

    /// <summary>The most memory it may take, in bytes.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>By how much its memory may grow from what it took at first, in bytes.</summary>
    public long? MemoryGrowthBytes { get; init; }

    /// <summary>How much worse than the champion it may be on a slice, in units of the metric: 0 or more.</summary>
    public double? Slices { get; init; }

    /// <summary>Measured requests before a stage may end, or a step be taken, within the limits. The default is 100.</summary>
    public long MinimumRequests { get; init; } = 100;

    /// <summary>Whether something is limited that only serving shows.</summary>
    public bool OfServing => this is not { Errors: null, ErrorsMargin: null, P99: null, P99Ratio: null, MemoryBytes: null, MemoryGrowthBytes: null };
}
