using Perennial.Log;
using Perennial.Terms;

namespace Perennial.Adapters.Tests.DuckDb;

/// <summary>Small logs for tests.</summary>
internal static class Logs
{
    public static readonly DateTimeOffset Start = new(2001, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static readonly DateTimeOffset End = Start.AddYears(100);

    public static readonly FeatureDeclaration[] Features =
        [new("distance", FeatureType.Numeric), new("from", FeatureType.Categorical)];

    public static StoredRow Prediction(
        long sequence, string id, double minute, int? version = 1, double score = .5, params object?[] features) =>
        Row(RowKind.Prediction, sequence, id, minute, version, score, features.Length == 0 ? [100d * sequence, "JFK"] : features);

    public static StoredRow Label(long sequence, string id, double minute, double value) =>
        Row(RowKind.Label, sequence, id, minute, null, value, []);

    public static StoredRow Shadow(long sequence, string id, double minute, int version, double score) =>
        Row(RowKind.Shadow, sequence, id, minute, version, score, []);

    public static WindowQuery Everything(long asOf = long.MaxValue) => new(Start, End, asOf);

    /// <summary>Segments of each kind, cut after every <paramref name="rowsPerSegment"/> rows.</summary>
    public static List<Segment> Write(ISegmentStore store, IEnumerable<StoredRow> log, int rowsPerSegment = 3) =>
        [.. log.GroupBy(row => row.Row.Kind).SelectMany(kind =>
            kind.OrderBy(row => row.Sequence).Chunk(rowsPerSegment).Select(rows => Write(store, Features, rows)))];

    public static Segment Write(ISegmentStore store, FeatureDeclaration[] features, StoredRow[] rows) => new(
        rows[0].Row.Kind,
        store.Write(rows[0].Row.Kind, Columns(rows[0].Row.Kind, features), rows),
        DateOnly.FromDateTime(rows[0].ArrivedAt.UtcDateTime),
        rows[0].Sequence,
        rows[^1].Sequence,
        rows.Length,
        rows.Min(row => row.Row.OccurredAt),
        rows.Max(row => row.Row.OccurredAt))
    {
        FirstAsked = Array.TrueForAll(rows, row => row.AskedAt is not null) ? rows.Min(row => row.AskedAt) : null,
        LastAsked = Array.TrueForAll(rows, row => row.AskedAt is not null) ? rows.Max(row => row.AskedAt) : null,
    };

    /// <summary>As the inbox keeps them: an id is predicted once, and what belongs to a prediction that came first says when that occurred.</summary>
    public static StoredRow[] Kept(IEnumerable<StoredRow> log)
    {
        Dictionary<string, DateTimeOffset> asked = [];
        return [.. log.Where(row => row.Row.Kind != RowKind.Prediction || asked.TryAdd(row.Row.Id, row.Row.OccurredAt))
            .Select(row => row with { AskedAt = asked.TryGetValue(row.Row.Id, out DateTimeOffset at) ? at : null })];
    }

    public static FeatureDeclaration[] Columns(RowKind kind, FeatureDeclaration[] features) => kind == RowKind.Prediction ? features : [];

    private static StoredRow Row(
        RowKind kind, long sequence, string id, double minute, int? version, double score, object?[] features) =>
        new(sequence, Start.AddMinutes(sequence), new(kind, id, Start.AddMinutes(minute), version, score, $"entity-{id}", features));
}
