using Perennial.Log;
using Perennial.Terms;

namespace Perennial.Tests.Fakes;

/// <summary>A window joined in memory: of predictions and shadows with the same id the first counts, of labels the last.</summary>
internal sealed class MemoryWindow : IWindow
{
    private readonly List<(StoredRow Asked, double Label, double Shadow)> rows;
    private readonly List<FeatureDeclaration> features;

    private MemoryWindow(List<(StoredRow Asked, double Label, double Shadow)> rows, IEnumerable<FeatureDeclaration> features) =>
        (this.rows, this.features) = (rows, [.. features]);

    public int Rows => rows.Count;

    public IReadOnlyList<FeatureDeclaration> Features => features;

    /// <summary>The sequences of the predictions.</summary>
    public long[] Sequences => [.. rows.Select(row => row.Asked.Sequence)];

    public double[] Numbers(string column) => [.. rows.Select(row => column switch
    {
        WindowColumns.Occurred => (row.Asked.Row.OccurredAt - DateTimeOffset.UnixEpoch).TotalSeconds,
        WindowColumns.Version => row.Asked.Row.Version ?? double.NaN,
        WindowColumns.Score => row.Asked.Row.Score,
        WindowColumns.Label => row.Label,
        WindowColumns.ShadowScore => row.Shadow,
        _ => (double?)Feature(row.Asked, column) ?? double.NaN,
    })];

    public string?[] Texts(string column) => [.. rows.Select(row => column switch
    {
        WindowColumns.Id => row.Asked.Row.Id,
        WindowColumns.Entity => row.Asked.Row.Entity,
        _ => (string?)Feature(row.Asked, column),
    })];

    public void Dispose()
    {
    }

    /// <summary>The same rows, each with the label of another.</summary>
    public MemoryWindow Shuffled() => new([.. rows.Select((row, at) => row with { Label = rows[(int)((at * 7_919L) % rows.Count)].Label })], features);

    /// <summary>The rows of a query.</summary>
    public static MemoryWindow Join(
        IReadOnlyList<FeatureDeclaration> features, IReadOnlyList<Segment> segments, Func<Digest, IReadOnlyList<StoredRow>> blob, WindowQuery query)
    {
        var asked = Known(RowKind.Prediction).Where(row => row.Row.OccurredAt >= query.From && row.Row.OccurredAt < query.To)
            .Where(row => !query.Without.Contains(Days.Of(row.Row.OccurredAt)))
            .DistinctBy(row => row.Row.Id).ToList();
        var ids = asked.Select(row => row.Row.Id).ToHashSet(StringComparer.Ordinal);
        var labels = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var label in Known(RowKind.Label).Where(row => ids.Contains(row.Row.Id)))
        {
            labels[label.Row.Id] = label.Row.Score;
        }

        var shadows = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var shadow in Known(RowKind.Shadow).Where(row => row.Row.Version == query.Shadow && ids.Contains(row.Row.Id)))
        {
            shadows.TryAdd(shadow.Row.Id, shadow.Row.Score);
        }

        return new MemoryWindow(
            [.. asked.Where(row => Chance(row) < query.Thinned.Where(one => row.Row.OccurredAt < one.Before).Aggregate(1.0, (all, one) => all * one.Ratio))
                .Where(row => !query.LabelledOnly || query.AbsentMeans is not null || labels.ContainsKey(row.Row.Id))
                .Where(row => !query.Without.Contains(DateOnly.FromDateTime(row.Row.OccurredAt.UtcDateTime)))
                .Where(row => !query.AnsweredOnly || row.Row.Version is not null)
                .Where(row => query.Shadow is null || shadows.ContainsKey(row.Row.Id))
                .Select(row => (row, labels.GetValueOrDefault(row.Row.Id, query.AbsentMeans ?? double.NaN), shadows.GetValueOrDefault(row.Row.Id, double.NaN)))],
            features);

        IEnumerable<StoredRow> Known(RowKind kind) => segments.Where(segment => segment.Kind == kind)
            .SelectMany(segment => blob(segment.Digest)).Where(row => row.Sequence <= query.AsOf).OrderBy(row => row.Sequence);
    }

    private static double Chance(StoredRow row) => Perennial.Serve.Assignment.Of("thinned", 1, row.Row.Id);

    private object? Feature(StoredRow row, string column) => row.Row.Features[features.FindIndex(feature => feature.Name == column)];
}
