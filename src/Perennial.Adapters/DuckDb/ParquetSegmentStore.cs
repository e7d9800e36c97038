using Perennial.Log;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.DuckDb;

/// <summary>Segments as Parquet blobs, joined by DuckDB. Safe for threads.</summary>
/// <param name="blobs">Where segments are kept.</param>
/// <param name="session">Reads and writes them.</param>
/// <param name="cacheBytes">Columns of segments kept in memory between windows, about; the default is 256 MiB.</param>
public sealed class ParquetSegmentStore(IBlobStore blobs, DuckDbSession session, long cacheBytes = 256L << 20) : ISegmentStore
{
    /// <summary>The blobs' folder.</summary>
    public const string Kind = "segments";

    private readonly SegmentColumns _columns = new(blobs, session, cacheBytes);

    /// <inheritdoc/>
    public Digest Write(RowKind kind, IReadOnlyList<FeatureDeclaration> columns, IReadOnlyList<StoredRow> rows)
    {
        if (rows.Count == 0 || rows.FirstOrDefault(row => row.Row.Kind != kind) is not null)
        {
            throw new ArgumentException($"A segment holds at least one row, and only rows of kind {kind}.", nameof(rows));
        }

        string draft = blobs.Draft(Kind);
        using (DuckDbLink link = session.OpenOrdered($"write a segment of kind {kind} to '{draft}'"))
        {
            SegmentFile.Write(link, kind, columns, rows, draft);
        }

        Digest written = blobs.Keep(Kind, draft);
        _columns.Keep(written, WrittenColumns.Of(kind, columns, rows));
        return written;
    }

    /// <inheritdoc/>
    public IWindow Open(IReadOnlyList<FeatureDeclaration> columns, IReadOnlyList<Segment> segments, WindowQuery query)
    {
        WindowSegments needed = WindowSegments.Of(segments, query);
        WindowRow[] rows = WindowJoin.Rows(_columns, needed, query);
        return new SegmentWindow(_columns, needed, rows, columns, query);
    }

    /// <inheritdoc/>
    public long Export(ModelDeclaration model, IReadOnlyList<Segment> segments, WindowQuery query, ExampleWeights? weights, string file)
    {
        WindowQuery labelled = query with { LabelledOnly = true };
        WindowSegments needed = WindowSegments.Of(segments, labelled);
        WindowRow[] rows = WindowJoin.Rows(_columns, needed, labelled);
        using DuckDbLink link = session.OpenOrdered($"export a dataset to '{file}'");
        SegmentFile.Export(link, model, needed.Predictions.Select(segment => blobs.Open(Kind, segment.Digest)), rows, weights, file);
        return rows.Length;
    }

    /// <inheritdoc/>
    public void Delete(Digest digest) => blobs.Delete(Kind, digest);
}
