namespace Perennial.Log;

/// <summary>How much may wait in the log of answers.</summary>
public sealed record AnswerLogOptions
{
    /// <summary>So many rows of all models together may wait in memory; what comes then is dropped, and counted. The default is 100,000.</summary>
    public int Capacity { get; init; } = 100_000;

    /// <summary>How long buffered rows gather before they are written, unless enough wait for a batch: a commit costs as much as many rows. The default is 25 ms.</summary>
    public TimeSpan Gather { get; init; } = TimeSpan.FromMilliseconds(25);

    /// <summary>So many rows are written at once. The default is 2,000.</summary>
    public int Batch { get; init; } = 2_000;
}
