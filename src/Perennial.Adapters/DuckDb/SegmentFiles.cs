using Perennial.Log;
using Perennial.Terms;

namespace Perennial.Adapters.DuckDb;

/// <summary>The files that can hold anything a query asks for; what is left out cannot change the answer.</summary>
internal sealed record SegmentFiles(IReadOnlyList<string> Predictions, IReadOnlyList<string> Shadows, IReadOnlyList<string> Labels)
{
    /// <summary>
    /// Predictions are left out by their time. A label's or a shadow's own time is what its sender says and may be anything, so
    /// those are left out only if they came after the query's sequence, or if nothing was predicted.
    /// </summary>
    public static SegmentFiles That(IReadOnlyList<Segment> segments, WindowQuery query, Func<Digest, string> open)
    {
        IReadOnlyList<string> predictions = Of(RowKind.Prediction, segment =>
            Sql.Stored(segment.FirstOccurred) < query.To.UtcDateTime && Sql.Stored(segment.LastOccurred) >= query.From.UtcDateTime);
        bool any = predictions.Count > 0;
        return new(predictions, Of(RowKind.Shadow, _ => any && query.Shadow is not null), Of(RowKind.Label, _ => any));

        IReadOnlyList<string> Of(RowKind kind, Func<Segment, bool> matters) =>
            [.. segments.Where(segment => segment.Kind == kind && segment.FirstSequence <= query.AsOf && matters(segment))
                .OrderBy(segment => segment.FirstSequence)
                .Select(segment => open(segment.Digest))];
    }
}
