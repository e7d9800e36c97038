namespace Perennial.Evaluate;

/// <summary>What a version takes to answer, beside the champion, in rounds that took turns on the same machine.</summary>
/// <param name="Version">Of the version; null where its process did not end well.</param>
/// <param name="Champion">Of the champion; null where there is none, or it cannot be measured here.</param>
public sealed record VersionMeasurement(ServingCost? Version, ServingCost? Champion)
{
    /// <summary>How the version's process ended, where it did not end well; null where it did.</summary>
    public string? Fault { get; init; }

    /// <summary>Whether it was ended for the memory it took.</summary>
    public bool OutOfMemory { get; init; }
}
