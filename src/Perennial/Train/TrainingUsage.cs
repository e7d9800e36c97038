namespace Perennial.Train;

/// <summary>What a training took on its machine.</summary>
/// <param name="WallSeconds">From start to end.</param>
/// <param name="CpuSeconds">Of the process and all its descendants.</param>
/// <param name="PeakMemoryBytes">The most resident memory seen.</param>
public sealed record TrainingUsage(double WallSeconds, double CpuSeconds, long PeakMemoryBytes)
{
    /// <summary>What trained: program, processor and instruction set; null where nobody noted it.</summary>
    public string? Builder { get; init; }
}
