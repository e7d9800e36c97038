using Perennial.Terms;

namespace Perennial.Log;

/// <summary>The log of a model: seals what arrived into segments, and opens windows over them.</summary>
public sealed class PredictionLog(IInbox inbox, ISegmentStore segments)
{
    private const int PageRows = 50_000;

    /// <summary>A segment holds at most this many rows; a busier day gets several.</summary>
    public const int SegmentRows = 1_000_000;

    /// <summary>Seals every day that is over. Cuts follow from day and sequence alone, so that doing it again gives the same segments.</summary>
    /// <returns>Null when no day is over.</returns>
    public SegmentsSealed? Seal(ModelDeclaration model, LogState state, DateTimeOffset now)
    {
        var midnight = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        if (midnight <= state.Before)
        {
            return null;
        }

        var rows = ReadAll(model.Model, state.Through, midnight);
        var cuts = rows.GroupBy(row => (Day: DateOnly.FromDateTime(row.ArrivedAt.UtcDateTime), row.Row.Kind))
            .OrderBy(group => group.Key)
            .SelectMany(group => group.Chunk(SegmentRows).Select(cut => Write(model, group.Key.Day, group.Key.Kind, cut)));
        return new SegmentsSealed([.. cuts], rows.Count == 0 ? state.Through : rows[^1].Sequence, midnight);
    }

    /// <summary>Drops from the inbox what is sealed.</summary>
    public void Trim(string model, LogState state) => inbox.Trim(model, state.Through);

    /// <summary>Opens a window.</summary>
    public IWindow Open(ModelDeclaration model, LogState state, WindowQuery query) =>
        segments.Open(model.Features, state.Segments, query);

    /// <summary>Writes the labelled rows of a dataset to a Parquet file.</summary>
    public long Export(ModelDeclaration model, LogState state, WindowQuery query, string file) =>
        segments.Export(model, state.Segments, query, file);

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
        var typed = TypedRows.Of(kind, model.Features, rows);
        return new Segment(
            kind,
            segments.Write(kind, model.Features, typed.Rows),
            day,
            rows[0].Sequence,
            rows[^1].Sequence,
            rows.Length,
            rows.Min(row => row.Row.OccurredAt),
            rows.Max(row => row.Row.OccurredAt),
            typed.Mistyped);
    }
}
