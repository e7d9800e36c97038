using Perennial.Registry;

namespace Perennial.Train;

/// <summary>A candidate was trained on a sample and judged.</summary>
/// <param name="Run">The run.</param>
/// <param name="Round">From 1; a round trains on twice the rows of the one before.</param>
/// <param name="Candidate">From 0, as they were named.</param>
/// <param name="Rows">Rows it was trained on.</param>
/// <param name="Whole">Whether these were all it could have.</param>
[Journaled("trial-judged")]
public sealed record TrialJudged(int Run, int Round, int Candidate, long Rows, bool Whole) : IFact
{
    /// <summary>Its mean loss on the rows that choose; null where the training gave nothing.</summary>
    public double? Loss { get; init; }

    /// <summary>Why it gave nothing; null where it gave something.</summary>
    public string? Failure { get; init; }
}
