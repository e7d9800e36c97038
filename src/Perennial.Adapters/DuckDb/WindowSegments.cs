using Perennial.Log;

namespace Perennial.Adapters.DuckDb;

/// <summary>The segments that can hold anything a query asks for, by sequence; what is left out cannot change the answer.</summary>
internal sealed record WindowSegments(IReadOnlyList<Segment> Predictions, IReadOnlyList<Segment> Shadows, IReadOnlyList<Segment> Labels)
{
    /// <summary>
    /// Predictions are left out by their time. A label's or a shadow's own time is what its sender says and may be anything, so those are
    /// left out by the time of the predictions that they belong to, where all of them came first.
    /// </summary>
    public static WindowSegments Of(IReadOnlyList<Segment> segments, WindowQuery query)
    {
        IReadOnlyList<Segment> predictions = Known(RowKind.Prediction, segment => Within(segment.FirstOccurred, segment.LastOccurred));
        bool any = predictions.Count > 0;
        return new(
            predictions,
            Known(RowKind.Shadow, segment => any && query.Shadow is not null && Within(segment.FirstAsked, segment.LastAsked)),
            Known(RowKind.Label, segment => any && Within(segment.FirstAsked, segment.LastAsked)));

        bool Within(DateTimeOffset? first, DateTimeOffset? last) => first is not { } earliest || last is not { } latest
            || (Sql.Stored(earliest) < query.To.UtcDateTime && Sql.Stored(latest) >= query.From.UtcDateTime);

        IReadOnlyList<Segment> Known(RowKind kind, Func<Segment, bool> matters) =>
            [.. segments.Where(segment => segment.Kind == kind && segment.FirstSequence <= query.AsOf && matters(segment))
                .OrderBy(segment => segment.FirstSequence)];
    }
}
