using Perennial.Log;
using Perennial.Registry;

namespace Perennial.Adapters.DuckDb;

/// <summary>Writes segments anew without some of their rows.</summary>
/// <param name="blobs">Where segments are kept.</param>
/// <param name="session">Reads and writes them.</param>
public sealed class SegmentErasure(IBlobStore blobs, DuckDbSession session)
{
    /// <summary>The ids of the predictions of an entity.</summary>
    public IReadOnlySet<string> Ids(IEnumerable<Segment> segments, string entity)
    {
        HashSet<string> ids = new(StringComparer.Ordinal);
        string source = SegmentFile.Source(
            segments.Where(segment => segment.Kind == RowKind.Prediction).Select(File), ["_id VARCHAR", "_entity VARCHAR"]);
        using DuckDbLink link = session.Open("find the rows of an entity");
        link.Read($"SELECT DISTINCT _id FROM ({source}) WHERE _entity = {Sql.Text(entity)}", row => ids.Add(row.GetString(0)));
        return ids;
    }

    /// <summary>Every segment that holds a row with one of <paramref name="ids"/>, written anew without them. The old blobs stay.</summary>
    public IReadOnlyList<ErasedSegment> Erase(IReadOnlyList<Segment> segments, IReadOnlySet<string> ids)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        using DuckDbLink link = session.OpenOrdered("write segments without the rows of an entity");
        link.Run("CREATE TEMP TABLE forgotten (id VARCHAR)");
        link.Append("forgotten", appender =>
        {
            foreach (string id in ids)
            {
                appender.CreateRow().AppendValue(id).EndRow();
            }
        });
        return [.. segments.Select(segment => Erase(link, segment)).OfType<ErasedSegment>()];
    }

    private ErasedSegment? Erase(DuckDbLink link, Segment segment)
    {
        string source = $"read_parquet({Sql.Text(File(segment))})";
        long rows = 0;
        link.Read($"SELECT count(*) FROM {source} WHERE _id IN (SELECT id FROM forgotten)", row => rows = row.GetInt64(0));
        return rows == 0 ? null
            : rows == segment.Rows ? new ErasedSegment(segment.Digest, null, rows)
            : new ErasedSegment(segment.Digest, Write(link, segment, $"{source} WHERE _id NOT IN (SELECT id FROM forgotten)"), rows);
    }

    private Segment Write(DuckDbLink link, Segment segment, string kept)
    {
        Segment written = segment;
        link.Read(
            $"SELECT count(*), min(_sequence), max(_sequence), epoch_us(min(_occurred)), epoch_us(max(_occurred)) FROM {kept}",
            row => written = segment with
            {
                Rows = row.GetInt64(0),
                FirstSequence = row.GetInt64(1),
                LastSequence = row.GetInt64(2),
                FirstOccurred = Exactly(segment.FirstOccurred, row.GetInt64(3)),
                LastOccurred = Exactly(segment.LastOccurred, row.GetInt64(4)),
            });
        string draft = blobs.Draft(ParquetSegmentStore.Kind);
        SegmentFile.Copy(link, $"SELECT * FROM {kept} ORDER BY _sequence", draft);
        return written with { Digest = blobs.Keep(ParquetSegmentStore.Kind, draft) };
    }

    /// <summary>A file holds whole microseconds; what is written down of it may be finer, and stays where the row stays.</summary>
    private static DateTimeOffset Exactly(DateTimeOffset known, long micros)
    {
        DateTimeOffset read = DateTimeOffset.UnixEpoch.AddMicroseconds(micros);
        return read.UtcDateTime == Sql.Stored(known) ? known : read;
    }

    private string File(Segment segment) => blobs.Open(ParquetSegmentStore.Kind, segment.Digest);
}
