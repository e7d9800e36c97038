namespace Perennial.Terms;

/// <summary>How the log of a model is kept.</summary>
public sealed record LogOptions
{
    /// <summary>How long rows are kept; null keeps them for good. The default is null.</summary>
    public TimeSpan? Retain { get; init; }

    /// <summary>When an answer may be given that leaves a row; null is when the row is durable. The default is null.</summary>
    public AnswerLogging? Answers { get; init; }

    /// <summary>The share of the answers given here that leave a row, in (0, 1]; null is all of them. The default is null.</summary>
    public double? Sample { get; init; }

    /// <summary>Whether every answer that is acted on leaves a row, and only the others are sampled; null is no. The default is null.</summary>
    public bool? KeepPositives { get; init; }
}
