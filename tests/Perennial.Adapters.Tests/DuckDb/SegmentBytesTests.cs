using Perennial.Adapters.DuckDb;
using Perennial.Log;
using Perennial.Terms;

namespace Perennial.Adapters.Tests.DuckDb;

/// <summary>The same rows give the same bytes: in any process, whatever else it does.</summary>
public sealed class SegmentBytesTests : IDisposable
{
    private static readonly ModelDeclaration Model = new()
    {
        Model = "delay",
        Columns = new("when", "key", null),
        Features = Logs.Features,
        Label = new("late", TimeSpan.FromDays(1)),
        Costs = new("USD", 1, 1),
    };

    private readonly FolderBlobs _blobs = new();

    public void Dispose() => _blobs.Dispose();

    /// <summary>Written down by another process: a new DuckDB that writes other bytes is a decision, not an accident.</summary>
    [Theory]
    [InlineData(RowKind.Prediction, "64f943f914b9b3809681c338ddf00dffbe315e0d8a6f7fd38eea53146ff8ac97")]
    [InlineData(RowKind.Shadow, "35ccab87f9181340b052bafde5dc5b01bf6d0215f14a244b3c157826812c78f8")]
    [InlineData(RowKind.Label, "5965ee37b1335dcfba9d486ce8e7028ad9f48b6c0026dba1736a4809639d7793")]
    public void A_segment_has_the_digest_that_another_process_wrote_down(RowKind kind, string digest)
    {
        using DuckDbSession session = new(new());

        Digest written = new ParquetSegmentStore(_blobs, session).Write(kind, Logs.Columns(kind, Logs.Features), [.. Rows(2000, kind)]);

        Assert.True(digest == written.Hex, $"{kind} is now {written}.");
    }

    [Fact]
    public void Threads_memory_and_the_order_handed_in_change_no_byte_of_many_row_groups()
    {
        StoredRow[] rows = [.. Rows(300_000, RowKind.Prediction)];
        using DuckDbSession one = new(new() { Threads = 1 });
        using DuckDbSession four = new(new() { Threads = 4, MemoryLimitBytes = 256 << 20 });

        Digest first = new ParquetSegmentStore(_blobs, one).Write(RowKind.Prediction, Logs.Features, rows);

        Assert.Equal(first, new ParquetSegmentStore(_blobs, four).Write(RowKind.Prediction, Logs.Features, [.. rows.Reverse()]));
    }

    [Fact]
    public void A_dataset_has_the_same_bytes_however_its_segments_were_cut()
    {
        StoredRow[] log = [.. Rows(2000, RowKind.Prediction).SelectMany(row => new[]
        {
            row with { Sequence = (row.Sequence * 2) - 1 },
            Logs.Label(row.Sequence * 2, row.Row.Id, 0, row.Sequence % 2),
        }).Take(3999)];

        Assert.Single(new[] { (1, 100), (4, 999), (2, 5000) }.Select(way => Export(log, way.Item1, way.Item2)).Distinct());
    }

    [Fact]
    public void A_dataset_is_the_labelled_rows_as_a_trainer_reads_them()
    {
        StoredRow[] log =
        [
            Logs.Prediction(1, "b", 5), Logs.Prediction(2, "a", 1), Logs.Prediction(3, "c", 2),
            Logs.Label(4, "a", 0, 0), Logs.Label(5, "b", 0, 1),
        ];
        using DuckDbSession session = new(new());
        ParquetSegmentStore store = new(_blobs, session);
        string file = _blobs.Draft("datasets");

        Assert.Equal(2, store.Export(Model, Logs.Write(store, log), Logs.Everything(), null, file));

        Assert.Equal([[100d, "JFK", 1d], [200d, "JFK", 0d]], PlainDuckDb.Run($"FROM read_parquet('{file}')"));
        Assert.Equal(["distance", "from", "late"], PlainDuckDb.Run($"DESCRIBE FROM read_parquet('{file}')").Select(column => column[0]));
    }

    private Digest Export(StoredRow[] log, int threads, int cut)
    {
        using DuckDbSession session = new(new() { Threads = threads });
        ParquetSegmentStore store = new(_blobs, session);
        string file = _blobs.Draft("datasets");
        Assert.Equal(1999, store.Export(Model, Logs.Write(store, log, cut), Logs.Everything(), null, file));
        return Digest.Of(File.ReadAllBytes(file));
    }

    private static IEnumerable<StoredRow> Rows(int count, RowKind kind)
    {
        Random random = new(1);
        return Enumerable.Range(1, count).Select(i => kind switch
        {
            RowKind.Prediction => Logs.Prediction(
                i, $"id{i}", i, 1, random.NextDouble(),
                i % 7 == 0 ? null : random.NextDouble(), i % 11 == 0 ? null : $"A{random.Next(200)}"),
            RowKind.Shadow => Logs.Shadow(i, $"id{i}", i, 2, random.NextDouble()),
            _ => Logs.Label(i, $"id{i}", i, random.Next(2)),
        });
    }
}
