using Perennial.Adapters.DuckDb;
using Perennial.Log;

namespace Perennial.Adapters.Tests.DuckDb;

public sealed class SegmentEntitiesTests : IDisposable
{
    private readonly FolderBlobs _blobs = new();
    private readonly DuckDbSession _session = new(new());

    public void Dispose()
    {
        _session.Dispose();
        _blobs.Dispose();
    }

    [Fact]
    public void The_newest_prediction_of_each_entity_is_found_over_all_segments_and_all_that_are_equally_new()
    {
        ParquetSegmentStore store = new(_blobs, _session);
        StoredRow[] rows = [.. new[] { ("a", 0, "x"), ("b", 10, "x"), ("c", 10, "x"), ("d", 20, "x"), ("e", 5, "it's") }.Select((one, place) => Row(place + 1, one.Item1, one.Item2, one.Item3))];
        List<Segment> segments = Logs.Write(store, rows, rowsPerSegment: 2);
        DateTimeOffset At(int minutes) => Logs.Start.AddMinutes(minutes);
        ILookup<int, (string Id, DateTimeOffset OccurredAt)> found = new SegmentEntities(_blobs, _session).Find(
            segments, [("x", At(0), At(15)), ("x", At(0), At(20)), ("it's", At(5), At(5)), ("x", At(1), At(9)), ("y", At(0), At(20))]);
        Assert.Equal([("b", At(10)), ("c", At(10))], found[0].OrderBy(one => one.Id));
        Assert.Equal([("d", At(20))], found[1]);
        Assert.Equal([("e", At(5))], found[2]);
        Assert.Empty(found[3]);
        Assert.Empty(found[4]);
    }

    private static StoredRow Row(long sequence, string id, int minutes, string entity)
    {
        StoredRow row = Logs.Prediction(sequence, id, minutes);
        return row with { Row = row.Row with { Entity = entity } };
    }
}
