namespace Perennial.Log;

/// <summary>How much may wait in the log of answers.</summary>
public sealed record AnswerLogOptions
{
    /// <summary>So many rows of all models together may wait in memory; what comes then is dropped, and counted. The default is 100,000.</summary>
    public int Capacity { get; init; } = 100_000;

    /// <summary>So many rows are written at once. The default is 2,000.</summary>
    public int Batch { get; init; } = 2_000;
}
