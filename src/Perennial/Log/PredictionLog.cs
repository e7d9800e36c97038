using System.Collections.Concurrent;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Log;

/// <summary>The log of a model: seals what arrived into segments, and opens windows over them.</summary>
public sealed class PredictionLog(IInbox inbox, ISegmentStore segments)
{
    private const int PageRows = 50_000;

    private readonly ConcurrentDictionary<(string Model, long Through, DateTimeOffset Midnight), SegmentsSealed> ahead = [];

    /// <summary>A segment holds at most this many rows; a busier day gets several.</summary>
    public const int SegmentRows = 1_000_000;

    /// <summary>Seals every day that is over. Cuts follow from day and sequence alone, so that doing it again gives the same segments.</summary>
    /// <returns>Null when no day is over.</returns>
    public SegmentsSealed? Seal(RegistryState registry, LogState state, DateTimeOffset now)
    {
        var midnight = Days.Floor(now);
        return midnight <= state.Before ? null
            : ahead.TryRemove((registry.Declared().Model, state.Through, midnight), out var sealing) ? sealing
            : Seal(registry, state.Through, midnight);
    }

    /// <summary>Writes what <see cref="Seal(RegistryState, LogState, DateTimeOffset)"/> will say next: so many models can be sealed side by side, before each has its turn.</summary>
    public void SealAhead(RegistryState registry, LogState state, DateTimeOffset now)
    {
        var midnight = Days.Floor(now);
        if (midnight > state.Before)
        {
            ahead[(registry.Declared().Model, state.Through, midnight)] = Seal(registry, state.Through, midnight);
        }
    }

    private SegmentsSealed Seal(RegistryState registry, long through, DateTimeOffset midnight)
    {
        var rows = ReadAll(registry.Declared().Model, through, midnight);
        List<WrittenColumns> revisions = [.. registry.Revisions.Select(one => WrittenColumns.Of(one))];
        var cuts = rows.GroupBy(row => (Day: Days.Of(row.ArrivedAt), Since: WrittenColumns.Since(revisions, row), row.Row.Kind))
            .OrderBy(group => group.Key)
            .SelectMany(group => group.Chunk(SegmentRows).Select(cut => Write(registry.DeclaredAt(group.Key.Since ?? cut[0].ArrivedAt), group.Key.Day, group.Key.Kind, cut)));
        return new SegmentsSealed([.. cuts], rows.Count == 0 ? through : rows[^1].Sequence, midnight);
    }

    /// <summary>Drops from the inbox what is sealed.</summary>
    public void Trim(string model, LogState state) => inbox.Trim(model, state.Through);

    /// <summary>Deletes the blobs of segments that no journal names any more.</summary>
    public void Delete(IEnumerable<Digest> ended)
    {
        foreach (var digest in ended)
        {
            segments.Delete(digest);
        }
    }

    /// <summary>Opens a window.</summary>
    /// <param name="model">Says what is logged.</param>
    /// <param name="state">What is sealed.</param>
    /// <param name="query">Which rows.</param>
    /// <param name="scoring">Versions that will score the rows: what they take that is no longer logged is there too.</param>
    public IWindow Open(ModelDeclaration model, LogState state, WindowQuery query, params IEnumerable<ModelVersion> scoring) =>
        segments.Open(
            [.. LogColumns.Of(model, RowKind.Prediction).Concat(scoring.SelectMany(version => version.Features)).DistinctBy(feature => feature.Name)],
            state.Segments,
            query);

    /// <summary>Keeps the rows that a version from elsewhere was trained on, apart from the log.</summary>
    public Digest KeepTraining(IReadOnlyList<FeatureDeclaration> features, IReadOnlyList<StoredRow> rows) => segments.Write(RowKind.Prediction, features, rows);

    /// <summary>Opens the rows that a version from elsewhere was trained on.</summary>
    /// <exception cref="FaultException">They were not kept.</exception>
    public IWindow OpenTraining(ModelVersion version)
    {
        var kept = version.TrainedOn ?? throw new FaultException($"The rows that version {version.Number} was trained on were not kept. Register it with --trained-on FILE.");
        var segment = new Segment(
            RowKind.Prediction, kept, Days.Of(version.TrainedTo), 1, version.TrainingRows, version.TrainingRows, version.TrainedFrom, version.TrainedTo);
        return segments.Open(version.Features, [segment], new WindowQuery(version.TrainedFrom, version.TrainedTo, version.TrainingRows));
    }

    /// <summary>Writes the labelled rows of a dataset to a Parquet file.</summary>
    public long Export(ModelDeclaration model, LogState state, WindowQuery query, string file, ExampleWeights? weights = null) =>
        segments.Export(model, state.Segments, query, weights, file);

    private List<StoredRow> ReadAll(string model, long after, DateTimeOffset before)
    {
        var rows = new List<StoredRow>();
        for (var from = after; ;)
        {
            var page = inbox.Read(model, from, before, PageRows);
            rows.AddRange(page);
            if (page.Count < PageRows)
            {
                return rows;
            }

            from = page[^1].Sequence;
        }
    }

    private Segment Write(ModelDeclaration model, DateOnly day, RowKind kind, StoredRow[] rows)
    {
        var typed = TypedRows.Of(model, kind, rows);
        var asked = kind != RowKind.Prediction && Array.TrueForAll(rows, row => AskedAt(row) is not null);
        return new Segment(
            kind,
            segments.Write(kind, LogColumns.Of(model, kind), typed.Rows),
            day,
            rows[0].Sequence,
            rows[^1].Sequence,
            rows.Length,
            rows.Min(row => row.Row.OccurredAt),
            rows.Max(row => row.Row.OccurredAt),
            typed.Mistyped)
        {
            FirstAsked = asked ? rows.Min(AskedAt) : null,
            LastAsked = asked ? rows.Max(AskedAt) : null,
        };
    }

    /// <summary>A shadow carries its request's own time: it may be logged before the prediction is.</summary>
    private static DateTimeOffset? AskedAt(StoredRow row) => row.AskedAt ?? (row.Row.Kind == RowKind.Shadow ? row.Row.OccurredAt : null);
}
