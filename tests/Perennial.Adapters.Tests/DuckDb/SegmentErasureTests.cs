using CsCheck;
using Perennial.Adapters.DuckDb;
using Perennial.Log;

namespace Perennial.Adapters.Tests.DuckDb;

public sealed class SegmentErasureTests : IDisposable
{
    private readonly FolderBlobs _blobs = new();
    private readonly DuckDbSession _session = new(new());

    private static Gen<StoredRow[]> Log { get; } = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 6], Gen.Int[0, 50]).Array[1, 30].Select(rows => rows.Select((row, index) => row.Item1 switch
    {
        0 => Logs.Prediction(index + 1, $"{row.Item2}", row.Item3),
        1 => Logs.Shadow(index + 1, $"{row.Item2}", row.Item3, 2, 0.5),
        _ => Logs.Label(index + 1, $"{row.Item2}", row.Item3, 1),
    }).ToArray());

    public void Dispose()
    {
        _session.Dispose();
        _blobs.Dispose();
    }

    [Fact]
    public void What_is_left_is_byte_for_byte_a_segment_that_never_held_the_others() => Gen.Select(Log, Gen.Int[0, 6].HashSet[0, 4]).Sample((log, erased) =>
    {
        HashSet<string> ids = [.. erased.Select(id => $"{id}")];
        ParquetSegmentStore store = new(_blobs, _session);
        List<Segment> segments = Logs.Write(store, log, rowsPerSegment: 4);
        Dictionary<Segment, ErasedSegment> rewritten = new SegmentErasure(_blobs, _session).Erase(segments, ids)
            .ToDictionary(one => segments.Single(segment => segment.Digest == one.Old));
        foreach (Segment segment in segments)
        {
            StoredRow[] held = [.. log.Where(row => row.Row.Kind == segment.Kind && row.Sequence >= segment.FirstSequence && row.Sequence <= segment.LastSequence)];
            StoredRow[] kept = [.. held.Where(row => !ids.Contains(row.Row.Id))];
            ErasedSegment? one = rewritten.GetValueOrDefault(segment);
            Assert.Equal(held.Length - kept.Length, one?.ErasedRows ?? 0);
            Assert.Equal(kept.Length == 0 ? null : kept.Length == held.Length ? segment : Logs.Write(store, Logs.Features, kept), one is null ? segment : one.New);
        }
    }, iter: 40, threads: 1);

    [Fact]
    public void The_ids_of_an_entity_are_those_of_its_predictions()
    {
        ParquetSegmentStore store = new(_blobs, _session);
        List<Segment> segments = Logs.Write(store, [Logs.Prediction(1, "a", 1), Logs.Prediction(2, "b'", 1), Logs.Shadow(3, "a", 1, 2, 0.5)]);
        SegmentErasure erasure = new(_blobs, _session);
        Assert.Equal(["b'"], erasure.Ids(segments, "entity-b'"));
        Assert.Empty(erasure.Ids(segments, "entity-"));
        Assert.Empty(erasure.Ids([], "entity-a"));
    }

    [Fact]
    public void Times_finer_than_a_file_holds_stay_as_they_were_written_down()
    {
        ParquetSegmentStore store = new(_blobs, _session);
        StoredRow[] rows = [.. new[] { 1, 2, 3 }.Select(number => Logs.Prediction(number, $"{number}", number)).Select(row => row with
        {
            Row = row.Row with { OccurredAt = row.Row.OccurredAt.AddTicks(7) },
        })];
        Segment segment = Assert.Single(Logs.Write(store, rows));
        Segment left = Assert.Single(new SegmentErasure(_blobs, _session).Erase([segment], new HashSet<string> { "3" })).New!;
        Assert.Equal(segment.FirstOccurred, left.FirstOccurred);
        Assert.Equal(Logs.Start.AddMinutes(2), left.LastOccurred);
    }
}
