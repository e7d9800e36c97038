namespace Perennial.Log;

/// <summary>One row on its way into the log.</summary>
/// <param name="Kind">Prediction, shadow or label.</param>
/// <param name="Id">The prediction's id, given by the caller.</param>
/// <param name="OccurredAt">The caller's time, UTC.</param>
/// <param name="Version">The version that scored; null for a label, and for a request that no version answered.</param>
/// <param name="Score">The probability given; NaN where there is none. For a label: its value, 0 or 1.</param>
/// <param name="Entity">What the request belongs to; null where none is declared.</param>
/// <param name="Features">In the signature's order: a double, a string, or null; empty for shadows and labels.</param>
public sealed record InboxRow(
    RowKind Kind,
    string Id,
    DateTimeOffset OccurredAt,
    int? Version,
    double Score,
    string? Entity,
    IReadOnlyList<object?> Features);
