using Perennial.Log;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Tests.Monitor;

/// <summary>A sealed log of rows that are given, and versions that answer the column "minute".</summary>
internal sealed class GivenLog(IReadOnlyList<GivenLog.Row> rows) : ISegmentStore, IPredictorSource, IPredictor
{
    public sealed record Row(double Day, double? Label, double Minute = 0.5, double Score = 0.5, int Version = 1, string? Entity = null, double? Shadow = null);

    public PredictionLog Log => new(null!, this);

    public Digest Write(RowKind kind, IReadOnlyList<FeatureDeclaration> features, IReadOnlyList<StoredRow> rows) => throw new NotSupportedException();

    public long Export(ModelDeclaration model, IReadOnlyList<Segment> segments, WindowQuery query, ExampleWeights? weights, string file) => throw new NotSupportedException();

    public void Delete(Digest digest) => throw new NotSupportedException();

    public IWindow Open(IReadOnlyList<FeatureDeclaration> features, IReadOnlyList<Segment> segments, WindowQuery query)
    {
        Row[] kept = [.. rows.Where(row => GivenCohorts.At(row.Day) >= query.From && GivenCohorts.At(row.Day) < query.To && !query.Without.Contains(Days.Of(GivenCohorts.At(row.Day)))
            && (!query.LabelledOnly || row.Label is not null) && (!query.AnsweredOnly || !double.IsNaN(row.Score))
            && (query.Shadow is null || row.Shadow is not null))];
        return new GivenWindow(
            features,
            kept.Length,
            new()
            {
                [WindowColumns.Label] = Column(kept, row => row.Label ?? double.NaN),
                [WindowColumns.Score] = Column(kept, row => row.Score),
                [WindowColumns.Version] = Column(kept, row => (double)row.Version),
                [WindowColumns.Occurred] = Column(kept, row => (double)GivenCohorts.At(row.Day).ToUnixTimeSeconds()),
                [WindowColumns.ShadowScore] = Column(kept, row => row.Shadow ?? double.NaN),
                ["minute"] = Column(kept, row => row.Minute),
            },
            new() { [WindowColumns.Entity] = Column(kept, row => row.Entity), ["carrier"] = Column(kept, _ => (string?)"AA") });
    }

    public IPredictor Load(Digest artifact, IReadOnlyList<FeatureDeclaration> features) => this;

    public double[] Score(IReadOnlyList<object?> features) => [(double)features[0]!];

    public double[] Score(FeatureTable table) => table.Numbers(0);

    public void Dispose()
    {
    }

    private static T[] Column<T>(Row[] kept, Func<Row, T> value) => Array.ConvertAll(kept, row => value(row));
}
