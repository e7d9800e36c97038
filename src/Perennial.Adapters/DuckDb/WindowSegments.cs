using Perennial.Log;

namespace Perennial.Adapters.DuckDb;

/// <summary>The segments that can hold anything a query asks for, by sequence; what is left out cannot change the answer.</summary>
internal sealed record WindowSegments(IReadOnlyList<Segment> Predictions, IReadOnlyList<Segment> Shadows, IReadOnlyList<Segment> Labels)
{
    /// <summary>
    /// Predictions are left out by their time. A label's or a shadow's own time is what its sender says and may be anything, so
    /// those are left out only if they came after the query's sequence, or if nothing was predicted.
    /// </summary>
    public static WindowSegments Of(IReadOnlyList<Segment> segments, WindowQuery query)
    {
        IReadOnlyList<Segment> predictions = Known(RowKind.Prediction, segment =>
            Sql.Stored(segment.FirstOccurred) < query.To.UtcDateTime && Sql.Stored(segment.LastOccurred) >= query.From.UtcDateTime);
        bool any = predictions.Count > 0;
        return new(predictions, Known(RowKind.Shadow, _ => any && query.Shadow is not null), Known(RowKind.Label, _ => any));

        IReadOnlyList<Segment> Known(RowKind kind, Func<Segment, bool> matters) =>
            [.. segments.Where(segment => segment.Kind == kind && segment.FirstSequence <= query.AsOf && matters(segment))
                .OrderBy(segment => segment.FirstSequence)];
    }
}
