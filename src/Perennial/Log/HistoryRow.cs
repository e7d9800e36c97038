namespace Perennial.Log;

/// <summary>One row of a recorded past: a request and the truth that came of it.</summary>
/// <param name="Id">Unique.</param>
/// <param name="OccurredAt">UTC.</param>
/// <param name="Entity">What the request belongs to; null where none is declared.</param>
/// <param name="Features">In the signature's order: a double, a string, or null.</param>
/// <param name="Label">0 or 1, the place of a class, or a number; null where the truth never came.</param>
public sealed record HistoryRow(
    string Id, DateTimeOffset OccurredAt, string? Entity, IReadOnlyList<object?> Features, double? Label)
{
    /// <summary>The value of the column with a model for each; null where one model is declared.</summary>
    public string? Member { get; init; }

    /// <summary>When its label came to be known; null where that was the declared time after the request.</summary>
    public DateTimeOffset? LabelAt { get; init; }
}
