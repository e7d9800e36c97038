using Perennial.Log;
using Perennial.Registry;

namespace Perennial.Adapters.DuckDb;

/// <summary>Finds sealed predictions by their entity.</summary>
/// <param name="blobs">Where segments are kept.</param>
/// <param name="session">Reads them.</param>
public sealed class SegmentEntities(IBlobStore blobs, DuckDbSession session)
{
    /// <summary>The newest prediction of each entity that occurred in the time that is asked for; several where several are the newest.</summary>
    /// <param name="segments">What is sealed; those of other times are not opened.</param>
    /// <param name="asked">An entity, and from when to when, both included.</param>
    /// <returns>For places in <paramref name="asked"/>: an id, and when it occurred, in whole microseconds.</returns>
    public ILookup<int, (string Id, DateTimeOffset OccurredAt)> Find(
        IEnumerable<Segment> segments, IReadOnlyList<(string Entity, DateTimeOffset From, DateTimeOffset To)> asked)
    {
        List<(int Place, string Id, DateTimeOffset OccurredAt)> found = [];
        List<string> files = [.. segments.Where(segment => segment.Kind == RowKind.Prediction && asked.Any(one => segment.FirstOccurred <= one.To && segment.LastOccurred >= one.From))
            .Select(segment => blobs.Open(ParquetSegmentStore.Kind, segment.Digest))];
        if (files.Count > 0)
        {
            using DuckDbLink link = session.Open("find the predictions of entities");
            link.Run("CREATE TEMP TABLE asked (place INTEGER, entity VARCHAR, first BIGINT, last BIGINT)");
            link.Append("asked", appender =>
            {
                foreach ((int place, (string entity, DateTimeOffset from, DateTimeOffset to)) in asked.Index())
                {
                    appender.CreateRow().AppendValue(place).AppendValue(entity).AppendValue(Micros(from)).AppendValue(Micros(to)).EndRow();
                }
            });
            link.Read($"""
                SELECT place, _id, epoch_us(_occurred) FROM ({SegmentFile.Source(files, ["_id VARCHAR", "_entity VARCHAR", "_occurred TIMESTAMP"])})
                JOIN asked ON _entity = entity AND epoch_us(_occurred) BETWEEN first AND last
                QUALIFY rank() OVER (PARTITION BY place ORDER BY _occurred DESC) = 1
                """, row => found.Add((row.GetInt32(0), row.GetString(1), DateTimeOffset.UnixEpoch.AddTicks(row.GetInt64(2) * TimeSpan.TicksPerMicrosecond))));
        }

        return found.ToLookup(one => one.Place, one => (one.Id, one.OccurredAt));
    }

    /// <summary>As a file holds it: whole microseconds, cut.</summary>
    private static long Micros(DateTimeOffset time) => Math.DivRem(time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks, TimeSpan.TicksPerMicrosecond) is var (whole, rest) && rest < 0 ? whole - 1 : whole;
}
