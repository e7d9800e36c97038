using System.Globalization;
using System.Text;
using Perennial.Log;
using Perennial.Terms;

namespace Perennial.Tests.Fakes;

/// <summary>Segments in memory, joined row by row as the words of the ports say it.</summary>
internal sealed class MemorySegmentStore : ISegmentStore
{
    private readonly Dictionary<Digest, IReadOnlyList<StoredRow>> blobs = [];

    /// <summary>Every write, window and export.</summary>
    public CrashPoint Work { get; } = new("work on segments");

    /// <summary>What was exported, by file.</summary>
    public Dictionary<string, MemoryWindow> Exported { get; } = new(StringComparer.Ordinal);

    /// <summary>How what was exported weighs, by file.</summary>
    public Dictionary<string, ExampleWeights?> Weights { get; } = new(StringComparer.Ordinal);

    /// <summary>Digests in the order they were written, repetitions counted.</summary>
    public List<Digest> Written { get; } = [];

    public Digest Write(RowKind kind, IReadOnlyList<FeatureDeclaration> features, IReadOnlyList<StoredRow> rows)
    {
        Work.Pass();
        var digest = Digest.Of(Encoding.UTF8.GetBytes(string.Join('\n', rows.Select(Text))));
        blobs[digest] = rows;
        Written.Add(digest);
        return digest;
    }

    public IWindow Open(IReadOnlyList<FeatureDeclaration> features, IReadOnlyList<Segment> segments, WindowQuery query)
    {
        Work.Pass();
        return MemoryWindow.Join(features, segments, digest => blobs[digest], query);
    }

    public long Export(ModelDeclaration model, IReadOnlyList<Segment> segments, WindowQuery query, ExampleWeights? weights, string file)
    {
        Work.Pass();
        var window = MemoryWindow.Join(model.Features, segments, digest => blobs[digest], query with { LabelledOnly = true });
        Exported[file] = window;
        Weights[file] = weights;
        return window.Rows;
    }

    public void Delete(Digest digest)
    {
        Work.Pass();
        blobs.Remove(digest);
    }

    /// <summary>Whether a segment is still there.</summary>
    public bool Holds(Digest digest) => blobs.ContainsKey(digest);

    /// <summary>Takes over what another holds.</summary>
    public void CopyFrom(MemorySegmentStore other)
    {
        foreach (var (digest, rows) in other.blobs)
        {
            blobs[digest] = rows;
        }
    }

    private static string Text(StoredRow stored) => string.Create(
        CultureInfo.InvariantCulture,
        $"{stored.Sequence} {stored.ArrivedAt:O} {stored.Row.Kind} {stored.Row.Id} {stored.Row.OccurredAt:O} {stored.Row.Version} {stored.Row.Score:R} {stored.Row.Entity} {string.Join('|', stored.Row.Features)}");
}
