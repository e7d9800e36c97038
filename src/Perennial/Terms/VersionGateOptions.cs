namespace Perennial.Terms;

/// <summary>What a new version must prove beside its quality. Null of any of them asks for nothing.</summary>
public sealed record VersionGateOptions
{
    /// <summary>Columns whose values are judged one by one; null for none.</summary>
    public IReadOnlyList<string>? Slices { get; init; }

    /// <summary>How slices are cut and judged.</summary>
    public SliceGateOptions Slicing { get; init; } = new();

    /// <summary>Columns whose groups are to be treated alike; null for none.</summary>
    public IReadOnlyList<string>? Protected { get; init; }

    /// <summary>How differently groups may be treated; null only reports.</summary>
    public BiasGateOptions? Bias { get; init; }

    /// <summary>The greatest expected calibration error: a difference of probabilities. Null only reports.</summary>
    public double? MaxCalibrationError { get; init; }

    /// <summary>By how much the loss may grow while any one feature is missing, in units of the metric; null only reports.</summary>
    public double? MaxMissingChange { get; init; }

    /// <summary>How long an answer may take; null does not measure it.</summary>
    public LatencyGateOptions? Latency { get; init; }

    /// <summary>The most memory, in bytes, that loading it and answering may add to a process; null does not measure it.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>Who has to agree; null asks nobody.</summary>
    public ApprovalOptions? Approve { get; init; }

    /// <summary>Whether time or memory are limited, so that a version has to be measured.</summary>
    public bool Measures => Latency is not null || MemoryBytes is not null;
}
