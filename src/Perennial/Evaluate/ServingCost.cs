namespace Perennial.Evaluate;

/// <summary>What answering took on a machine, measured through the serving path in a process of its own.</summary>
public sealed record ServingCost
{
    /// <summary>Answers to one request that were timed.</summary>
    public required long Calls { get; init; }

    /// <summary>What half of the answers took at most, in seconds.</summary>
    public required double P50Seconds { get; init; }

    /// <summary>What 99 of 100 answers took at most, in seconds.</summary>
    public required double P99Seconds { get; init; }

    /// <summary>Lower end of its 95 % interval; null where there were too few.</summary>
    public double? P99Lower { get; init; }

    /// <summary>Upper end of its 95 % interval; null where there were too few.</summary>
    public double? P99Upper { get; init; }

    /// <summary>Rows answered per second, in a table.</summary>
    public required double RowsPerSecond { get; init; }

    /// <summary>Memory, in bytes, that loading and answering added to the process and its descendants, at most.</summary>
    public required long MemoryBytes { get; init; }

    /// <summary>Size of the artifact, in bytes.</summary>
    public required long ArtifactBytes { get; init; }

    /// <summary>From the begin of loading to the first answer, in seconds.</summary>
    public required double LoadSeconds { get; init; }
}
