using Perennial.Log;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.DuckDb;

/// <summary>Segments as Parquet blobs, joined by DuckDB. Safe for threads.</summary>
public sealed class ParquetSegmentStore(IBlobStore blobs, DuckDbSession session) : ISegmentStore
{
    /// <summary>The blobs' folder.</summary>
    public const string Kind = "segments";

    /// <inheritdoc/>
    public Digest Write(RowKind kind, IReadOnlyList<FeatureDeclaration> features, IReadOnlyList<StoredRow> rows)
    {
        if (rows.Count == 0 || rows.FirstOrDefault(row => row.Row.Kind != kind) is not null)
        {
            throw new ArgumentException($"A segment holds at least one row, and only rows of kind {kind}.", nameof(rows));
        }

        string draft = blobs.Draft(Kind);
        using (DuckDbLink link = session.OpenOrdered($"write a segment of kind {kind} to '{draft}'"))
        {
            SegmentFile.Write(link, kind, features, rows, draft);
        }

        return blobs.Keep(Kind, draft);
    }

    /// <inheritdoc/>
    public IWindow Open(IReadOnlyList<FeatureDeclaration> features, IReadOnlyList<Segment> segments, WindowQuery query)
    {
        DuckDbLink link = session.Open("read a window of the log");
        try
        {
            return new DuckDbWindow(link, DuckDbWindow.Columns(features, query), Join(link, features, segments, query));
        }
        catch
        {
            link.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public long Export(ModelDeclaration model, IReadOnlyList<Segment> segments, WindowQuery query, string file)
    {
        using DuckDbLink link = session.OpenOrdered($"export a dataset to '{file}'");
        Join(link, model.Features, segments, query with { LabelledOnly = true });
        IEnumerable<string> columns = model.Features.Select(feature => Sql.Name(feature.Name))
            .Append($"_label AS {Sql.Name(model.Label.Name)}");
        SegmentFile.Copy(link, $"SELECT {string.Join(", ", columns)} FROM {WindowJoin.Table}", file);
        return link.Count($"SELECT count(*) FROM {WindowJoin.Table}");
    }

    private int Join(DuckDbLink link, IReadOnlyList<FeatureDeclaration> features, IReadOnlyList<Segment> segments, WindowQuery query)
    {
        SegmentFiles files = SegmentFiles.That(segments, query, digest => blobs.Open(Kind, digest));
        link.Run(WindowJoin.Statement(features, files, query));
        return checked((int)link.Count($"SELECT count(*) FROM {WindowJoin.Table}"));
    }
}
