namespace Perennial.Terms;

/// <summary>How long an answer to one request may take. At least one limit is given.</summary>
public sealed record LatencyGateOptions
{
    /// <summary>What 99 of 100 answers stay within; null for no limit.</summary>
    public TimeSpan? P99 { get; init; }

    /// <summary>How many times the champion's 99th percentile it may be; null for no limit.</summary>
    public double? MaxRatio { get; init; }
}
