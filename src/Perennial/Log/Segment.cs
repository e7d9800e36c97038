using Perennial.Terms;

namespace Perennial.Log;

/// <summary>An immutable Parquet file of rows of one kind that arrived on one day.</summary>
/// <param name="Kind">Prediction, shadow or label.</param>
/// <param name="Digest">Its name.</param>
/// <param name="Day">The day of arrival, UTC.</param>
/// <param name="FirstSequence">Of its first row.</param>
/// <param name="LastSequence">Of its last row.</param>
/// <param name="Rows">At least 1.</param>
/// <param name="FirstOccurred">The earliest caller's time in it.</param>
/// <param name="LastOccurred">The latest caller's time in it.</param>
/// <param name="Mistyped">Feature values that were not of the declared type; they are kept as missing.</param>
public sealed record Segment(
    RowKind Kind,
    Digest Digest,
    DateOnly Day,
    long FirstSequence,
    long LastSequence,
    long Rows,
    DateTimeOffset FirstOccurred,
    DateTimeOffset LastOccurred,
    long Mistyped = 0)
{
    /// <summary>Of labels and shadows: the time of the earliest prediction that a row belongs to; null where one came after its row.</summary>
    public DateTimeOffset? FirstAsked { get; init; }

    /// <summary>Of labels and shadows: the time of the latest such prediction; null likewise.</summary>
    public DateTimeOffset? LastAsked { get; init; }
}
