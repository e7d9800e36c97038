namespace Perennial.Log;

/// <summary>One row on its way into the log.</summary>
/// <param name="Kind">Prediction, shadow or label.</param>
/// <param name="Id">The prediction's id, given by the caller.</param>
/// <param name="OccurredAt">The caller's time, UTC.</param>
/// <param name="Version">The version that scored; null for a label, and for a request that no version answered.</param>
/// <param name="Score">What was answered: a probability, the place of the likeliest class, or a number; NaN where nothing was. For a label: its value.</param>
/// <param name="Entity">What the request belongs to; null where none is declared.</param>
/// <param name="Features">What the log holds of it, see <see cref="LogColumns"/>: a double, a string, or null; empty for labels.</param>
public sealed record InboxRow(
    RowKind Kind,
    string Id,
    DateTimeOffset OccurredAt,
    int? Version,
    double Score,
    string? Entity,
    IReadOnlyList<object?> Features);
